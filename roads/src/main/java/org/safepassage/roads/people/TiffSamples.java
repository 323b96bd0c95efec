package org.safepassage.roads.people;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the bytes of a strip or tile mean as numbers.
 *
 * @param bytesEach 1, 2, 4 or 8
 * @param format 1 whole, 2 whole with sign, 3 floating
 * @param predictor 1 none, 2 differences along a row, 3 differences of the bytes of floating
 *     numbers
 * @param order of the bytes in a number
 */
record TiffSamples(int bytesEach, int format, int predictor, ByteOrder order) {
    static Optional<TiffSamples> of(int bits, int format, int predictor, ByteOrder order) {
        boolean whole = (format == 1 || format == 2) && (bits == 8 || bits == 16 || bits == 32);
        boolean floating = format == 3 && (bits == 32 || bits == 64);
        boolean predicted =
                predictor == 1 || (predictor == 2 && whole) || (predictor == 3 && floating);
        return (whole || floating) && predicted
                ? Optional.of(new TiffSamples(bits / 8, format, predictor, order))
                : Optional.empty();
    }

    double[] decode(byte[] block, int across, int down) {
        double[] numbers = new double[across * down];
        int rowBytes = across * bytesEach;
        for (int row = 0; row < down; row++) {
            ByteBuffer bytes =
                    predictor == 3
                            ? ByteBuffer.wrap(undone(block, row * rowBytes, across))
                                    .order(ByteOrder.BIG_ENDIAN)
                            : ByteBuffer.wrap(block, row * rowBytes, rowBytes).slice().order(order);
            long before = 0;
            for (int i = 0; i < across; i++) {
                if (format == 3) {
                    numbers[row * across + i] =
                            bytesEach == 4 ? bytes.getFloat(4 * i) : bytes.getDouble(8 * i);
                } else {
                    long read = whole(bytes, i);
                    before = predictor == 2 ? wrapped(before + read) : read;
                    numbers[row * across + i] = before;
                }
            }
        }
        return numbers;
    }

    private long whole(ByteBuffer bytes, int i) {
        return wrapped(
                switch (bytesEach) {
                    case 1 -> bytes.get(i);
                    case 2 -> bytes.getShort(2 * i);
                    default -> bytes.getInt(4 * i);
                });
    }

    /** To the size of the numbers, with or without sign: differences are taken modulo it. */
    private long wrapped(long value) {
        int bits = 8 * bytesEach;
        long low = value & ((1L << bits) - 1);
        boolean negative = format == 2 && (low >> (bits - 1)) == 1;
        return negative ? low - (1L << bits) : low;
    }

    /**
     * The bytes of a row were sorted by significance, highest first, and each is the difference to
     * the one before.
     */
    private byte[] undone(byte[] block, int start, int across) {
        byte[] sums = new byte[across * bytesEach];
        byte sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += block[start + i];
            sums[i] = sum;
        }
        byte[] row = new byte[sums.length];
        for (int i = 0; i < across; i++) {
            for (int b = 0; b < bytesEach; b++) {
                row[i * bytesEach + b] = sums[b * across + i];
            }
        }
        return row;
    }
}
