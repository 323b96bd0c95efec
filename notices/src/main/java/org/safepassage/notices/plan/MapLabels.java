package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps words on the map from lying over one another, over signs and over wide lines. First come,
 * first served.
 */
final class MapLabels {
    private final List<Block> taken = new ArrayList<>();
    private final double width;
    private final double height;

    MapLabels(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Marks a place as taken. */
    void take(double x, double y, double wide, double high) {
        taken.add(new Block(x, y, wide, high));
    }

    /**
     * Finds room for a block of words beside a point and takes it.
     *
     * @param away pixels from the point to the block
     * @return left edge and top of the block; empty when there is no room
     */
    Optional<double[]> find(double x, double y, double wide, double high, double away) {
        double[][] corners = {
            {x + away, y - high / 2},
            {x - away - wide, y - high / 2},
            {x - wide / 2, y - away - high},
            {x - wide / 2, y + away},
            {x + away * 0.7, y - away * 0.7 - high},
            {x + away * 0.7, y + away * 0.7},
            {x - away * 0.7 - wide, y - away * 0.7 - high},
            {x - away * 0.7 - wide, y + away * 0.7},
        };
        for (double[] corner : corners) {
            Block block = new Block(corner[0], corner[1], wide, high);
            if (isFree(block)) {
                taken.add(block);
                return Optional.of(corner);
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Block block) {
        return block.x >= 2
                && block.y >= 2
                && block.x + block.wide <= width - 2
                && block.y + block.high <= height - 2
                && taken.stream().noneMatch(block::touches);
    }

    private record Block(double x, double y, double wide, double high) {
        boolean touches(Block other) {
            return x < other.x + other.wide
                    && other.x < x + wide
                    && y < other.y + other.high
                    && other.y < y + high;
        }
    }
}
