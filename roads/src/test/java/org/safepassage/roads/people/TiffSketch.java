package org.safepassage.roads.people;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes small GeoTIFFs, right or wrong on purpose. */
final class TiffSketch {
    int width = 5;
    int height = 4;
    int packing = 1;
    int predictor = 1;
    int bits = 32;
    int format = 3;
    int tile; // side of tiles; 0 for strips
    int rowsPerStrip = 2;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    double west = 10;
    double north = 50;
    int system = 4326;
    int model = 2;
    String noData = "-1";
    double[] cells = new double[0];

    byte[] toBytes() {
        boolean tiled = tile > 0;
        int across = tiled ? tile : width;
        int down = tiled ? tile : rowsPerStrip;
        List<byte[]> blocks = new ArrayList<>();
        for (int top = 0; top < height; top += down) {
            for (int left = 0; left < width; left += across) {
                int high = tiled ? down : Math.min(down, height - top);
                blocks.add(pack(block(left, top, across, high)));
            }
        }
        Map<Integer, Object> fields = new TreeMap<>();
        fields.put(256, new int[] {width});
        fields.put(257, new int[] {height});
        fields.put(258, new int[] {bits});
        fields.put(259, new int[] {packing});
        fields.put(277, new int[] {1});
        fields.put(317, new int[] {predictor});
        fields.put(339, new int[] {format});
        int[] offsets = new int[blocks.size()];
        int[] counts = new int[blocks.size()];
        int at = 8;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            counts[i] = blocks.get(i).length;
            at += counts[i];
        }
        if (tiled) {
            fields.put(322, new int[] {tile});
            fields.put(323, new int[] {tile});
            fields.put(324, offsets);
            fields.put(325, counts);
        } else {
            fields.put(273, offsets);
            fields.put(278, new int[] {rowsPerStrip});
            fields.put(279, counts);
        }
        fields.put(33550, new double[] {1, 1, 0});
        fields.put(33922, new double[] {0, 0, 0, west, north, 0});
        fields.put(
                34735,
                new short[] {1, 1, 0, 2, 1024, 0, 1, (short) model, 2048, 0, 1, (short) system});
        fields.put(42113, noData);
        return assemble(blocks, fields, at);
    }

    private byte[] block(int left, int top, int across, int high) {
        int each = bits / 8;
        ByteBuffer bytes =
                ByteBuffer.allocate(across * high * each)
                        .order(predictor == 3 ? ByteOrder.BIG_ENDIAN : order);
        for (int y = 0; y < high; y++) {
            long before = 0;
            for (int x = 0; x < across; x++) {
                boolean inside = left + x < width && top + y < height;
                double value = inside ? cells[(top + y) * width + left + x] : 0;
                if (format == 3) {
                    if (bits == 32) {
                        bytes.putFloat((float) value);
                    } else {
                        bytes.putDouble(value);
                    }
                } else {
                    long whole = (long) value;
                    long put = predictor == 2 ? whole - before : whole;
                    before = whole;
                    switch (each) {
                        case 1 -> bytes.put((byte) put);
                        case 2 -> bytes.putShort((short) put);
                        default -> bytes.putInt((int) put);
                    }
                }
            }
        }
        return predictor == 3 ? sorted(bytes.array(), across, high, each) : bytes.array();
    }

    private static byte[] sorted(byte[] rows, int across, int high, int each) {
        byte[] out = new byte[rows.length];
        int rowBytes = across * each;
        for (int y = 0; y < high; y++) {
            byte before = 0;
            for (int b = 0; b < each; b++) {
                for (int x = 0; x < across; x++) {
                    byte value = rows[y * rowBytes + x * each + b];
                    out[y * rowBytes + b * across + x] = (byte) (value - before);
                    before = value;
                }
            }
        }
        return out;
    }

    private byte[] pack(byte[] block) {
        return switch (packing) {
            case 8 -> {
                Deflater deflater = new Deflater();
                deflater.setInput(block);
                deflater.finish();
                byte[] packed = new byte[block.length + 100];
                int size = deflater.deflate(packed);
                deflater.end();
                yield java.util.Arrays.copyOf(packed, size);
            }
            case 5 -> lzw(block);
            case 32773 -> packBits(block);
            default -> block;
        };
    }

    /** LZW after section 13 of TIFF 6.0, the writer's side. */
    private static byte[] lzw(byte[] block) {
        StringBuilder bits = new StringBuilder();
        Map<String, Integer> table = new TreeMap<>();
        int[] next = {258};
        put(bits, 256, 9);
        String word = "";
        for (byte b : block) {
            String longer = word + (char) (b & 0xff);
            if (longer.length() == 1 || table.containsKey(longer)) {
                word = longer;
                continue;
            }
            put(bits, code(table, word), width(next[0]));
            table.put(longer, next[0]++);
            if (next[0] == 4094) {
                put(bits, 256, 12);
                table.clear();
                next[0] = 258;
            }
            word = "" + (char) (b & 0xff);
        }
        put(bits, code(table, word), width(next[0]));
        put(bits, 257, width(next[0] + 1));
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            bytes.write(Integer.parseInt(bits.substring(i, i + 8), 2));
        }
        return bytes.toByteArray();
    }

    private static int width(int next) {
        return next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    }

    private static int code(Map<String, Integer> table, String word) {
        return word.length() == 1 ? word.charAt(0) : table.getOrDefault(word, 0);
    }

    private static void put(StringBuilder bits, int code, int width) {
        for (int i = width - 1; i >= 0; i--) {
            bits.append((code >> i & 1) == 1 ? '1' : '0');
        }
    }

    private static byte[] packBits(byte[] block) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < block.length; ) {
            int run = 1;
            while (run < 128 && i + run < block.length && block[i + run] == block[i]) {
                run++;
            }
            if (run > 2) {
                out.write(257 - run);
                out.write(block[i]);
                i += run;
            } else {
                out.write(0);
                out.write(block[i]);
                i++;
            }
        }
        return out.toByteArray();
    }

    private byte[] assemble(List<byte[]> blocks, Map<Integer, Object> fields, int directory) {
        ByteBuffer out = ByteBuffer.allocate(directory + 10_000).order(order);
        out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        out.put(out.get(0)).putShort((short) 42).putInt(directory);
        blocks.forEach(out::put);
        int data = directory + 2 + 12 * fields.size() + 4;
        out.putShort((short) fields.size());
        for (Map.Entry<Integer, Object> field : fields.entrySet()) {
            byte[] value = value(field.getValue());
            int type =
                    field.getValue() instanceof int[]
                            ? 4
                            : field.getValue() instanceof short[]
                                    ? 3
                                    : field.getValue() instanceof double[] ? 12 : 2;
            int count = value.length / (type == 4 ? 4 : type == 3 ? 2 : type == 12 ? 8 : 1);
            out.putShort(field.getKey().shortValue()).putShort((short) type).putInt(count);
            if (value.length <= 4) {
                out.put(value).put(new byte[4 - value.length]);
            } else {
                out.putInt(data);
                out.put(data, value);
                data += value.length;
            }
        }
        return java.util.Arrays.copyOf(out.array(), data);
    }

    private byte[] value(Object value) {
        ByteBuffer bytes = ByteBuffer.allocate(4000).order(order);
        switch (value) {
            case int[] numbers -> {
                for (int number : numbers) {
                    bytes.putInt(number);
                }
            }
            case short[] numbers -> {
                for (short number : numbers) {
                    bytes.putShort(number);
                }
            }
            case double[] numbers -> {
                for (double number : numbers) {
                    bytes.putDouble(number);
                }
            }
            default -> bytes.put((value + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }
}
