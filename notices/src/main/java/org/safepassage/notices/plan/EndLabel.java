package org.safepassage.notices.plan;

import java.util.List;

/**
 * What stands at a line's end.
 *
 * @param look classes of the style sheet for the title
 */
record EndLabel(long people, String title, String look, List<String> words) {
    double height(double titleSize, double size) {
        return titleSize + words.size() * (size + 3) + 8;
    }

    /**
     * Tops of the labels, which come sorted from above: each near its line's end, none over
     * another.
     */
    static double[] spread(List<EndLabel> labels, CurveFrame f, double titleSize, double size) {
        double[] tops = new double[labels.size()];
        double free = 6;
        for (int i = 0; i < tops.length; i++) {
            tops[i] = Math.max(free, f.y(labels.get(i).people) - titleSize / 2);
            free = tops[i] + labels.get(i).height(titleSize, size);
        }
        double floor = f.bottom() + 30;
        for (int i = tops.length - 1; i >= 0; i--) {
            tops[i] = Math.min(tops[i], floor - labels.get(i).height(titleSize, size));
            floor = tops[i];
        }
        return tops;
    }
}
