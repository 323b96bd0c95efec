package org.safepassage.roads.people;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.safepassage.roads.InvalidInput;

/**
 * The numbers of a GeoTIFF with one band: strips or tiles, not packed or packed with deflate, LZW
 * or PackBits, with or without a predictor. At most 200 MB of file and 40 million cells; what does
 * not end where it should is refused.
 *
 * @see "TIFF Revision 6.0 (1992); TIFF Technical Note 3 for the floating-point predictor"
 */
final class Tiff {
    private static final long MOST_BYTES = 200_000_000;
    private static final long MOST_CELLS = 40_000_000;
    private static final int MOST_SIDE = 100_000;
    private static final String REMEDY =
            "Save it as GeoTIFF with one band in longitude and latitude (EPSG:4326), packed with deflate or LZW.";

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int PACKING = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int BANDS = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PREDICTOR = 317;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int FORMAT = 339;

    private final Path file;
    private final ByteBuffer bytes;
    private final Map<Integer, Field> fields = new HashMap<>();
    final int width;
    final int height;
    private final TiffSamples samples;
    private final int packing;

    private record Field(int type, int count, int offset) {}

    static Tiff read(Path file) throws IOException, InvalidInput {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new InvalidInput(
                    file,
                    "",
                    "The file has " + size + " bytes; 200 MB are read.",
                    "Cut it to the area.");
        }
        return new Tiff(file, Files.readAllBytes(file));
    }

    private Tiff(Path file, byte[] content) throws InvalidInput {
        this.file = file;
        this.bytes = ByteBuffer.wrap(content);
        boolean little = content.length >= 8 && content[0] == 'I' && content[1] == 'I';
        boolean big = content.length >= 8 && content[0] == 'M' && content[1] == 'M';
        bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if ((!little && !big) || bytes.getShort(2) != 42) {
            boolean bigTiff = (little || big) && bytes.getShort(2) == 43;
            throw invalid(
                    0,
                    bigTiff ? "This is a BigTIFF, which is not read." : "This is not a TIFF file.");
        }
        readFields(bytes.getInt(4));
        width = (int) number(WIDTH, 0, 1, MOST_SIDE);
        height = (int) number(HEIGHT, 0, 1, MOST_SIDE);
        if ((long) width * height > MOST_CELLS) {
            throw invalid(
                    0,
                    "The raster has %d × %d cells; 40 million are read.".formatted(width, height));
        }
        number(BANDS, 1, 1, 1);
        packing = (int) number(PACKING, 1, 1, 65_535);
        samples =
                TiffSamples.of(
                                (int) number(BITS, 1, 1, 64),
                                (int) number(FORMAT, 1, 1, 6),
                                (int) number(PREDICTOR, 1, 1, 3),
                                bytes.order())
                        .orElseThrow(
                                () ->
                                        invalid(
                                                0,
                                                "Its kind of numbers, or their predictor, is not read."));
    }

    private void readFields(int at) throws InvalidInput {
        int count = Short.toUnsignedInt(checked(at, 2).getShort(at));
        checked(at + 2, count * 12);
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + 12 * i;
            int type = Short.toUnsignedInt(bytes.getShort(entry + 2));
            int values = bytes.getInt(entry + 4);
            int size = sizeOf(type);
            if (size == 0) {
                continue; // a type nobody we know uses
            }
            if (values < 0 || (long) values * size > bytes.limit()) {
                throw invalid(entry, "A field claims more values than the file holds.");
            }
            int offset = values * size <= 4 ? entry + 8 : bytes.getInt(entry + 8);
            checked(offset, values * size);
            fields.put(Short.toUnsignedInt(bytes.getShort(entry)), new Field(type, values, offset));
        }
    }

    private static int sizeOf(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11 -> 4;
            case 5, 10, 12 -> 8;
            default -> 0;
        };
    }

    /** The buffer, which holds so many bytes from there on. */
    private ByteBuffer checked(int offset, int count) throws InvalidInput {
        if (offset < 0 || count < 0 || (long) offset + count > bytes.limit()) {
            throw invalid(Math.max(0, offset), "The file is cut, or points beyond its end.");
        }
        return bytes;
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** All numbers of a field; none when it is absent. */
    double[] numbers(int tag) {
        Field field = fields.get(tag);
        if (field == null) {
            return new double[0];
        }
        double[] numbers = new double[field.count];
        for (int i = 0; i < numbers.length; i++) {
            int at = field.offset + i * sizeOf(field.type);
            numbers[i] =
                    switch (field.type) {
                        case 1, 7 -> Byte.toUnsignedInt(bytes.get(at));
                        case 3 -> Short.toUnsignedInt(bytes.getShort(at));
                        case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
                        case 8 -> bytes.getShort(at);
                        case 9 -> bytes.getInt(at);
                        case 11 -> bytes.getFloat(at);
                        case 12 -> bytes.getDouble(at);
                        default -> Double.NaN;
                    };
        }
        return numbers;
    }

    /** The text of a field; "" when it is absent. */
    String text(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.type != 2) {
            return "";
        }
        byte[] text = new byte[field.count];
        bytes.get(field.offset, text);
        return new String(text, StandardCharsets.US_ASCII).replace("\0", "").strip();
    }

    private double number(int tag, double otherwise, double least, double most)
            throws InvalidInput {
        double[] numbers = numbers(tag);
        double number = numbers.length == 0 ? otherwise : numbers[0];
        if (!(number >= least && number <= most)) {
            throw invalid(0, "Field %d is %s.".formatted(tag, number));
        }
        return number;
    }

    /** All cells, row by row from the north-west. */
    double[] cells() throws InvalidInput {
        boolean tiled = has(TILE_WIDTH);
        int across = tiled ? (int) number(TILE_WIDTH, 0, 1, MOST_SIDE) : width;
        int down =
                tiled
                        ? (int) number(TILE_HEIGHT, 0, 1, MOST_SIDE)
                        : (int) number(ROWS_PER_STRIP, height, 1, 4e9);
        down = Math.min(down, tiled ? down : height);
        if ((long) across * down > MOST_CELLS) {
            throw invalid(0, "A tile has more than 40 million cells.");
        }
        double[] offsets = numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
        double[] counts = numbers(tiled ? TILE_BYTES : STRIP_BYTES);
        int columns = (width + across - 1) / across;
        int rows = (height + down - 1) / down;
        if (offsets.length != (long) columns * rows || counts.length != offsets.length) {
            throw invalid(0, "The raster does not have the strips or tiles it needs.");
        }
        double[] cells = new double[width * height];
        for (int i = 0; i < offsets.length; i++) {
            int top = i / columns * down;
            int left = i % columns * across;
            int high = tiled ? down : Math.min(down, height - top);
            double[] block = block((long) offsets[i], (long) counts[i], across, high);
            for (int y = 0; y < high && top + y < height; y++) {
                int wide = Math.min(across, width - left);
                System.arraycopy(block, y * across, cells, (top + y) * width + left, wide);
            }
        }
        return cells;
    }

    private double[] block(long offset, long count, int across, int down) throws InvalidInput {
        if (offset < 0 || count < 0 || offset + count > bytes.limit()) {
            throw invalid(
                    (int) Math.min(Integer.MAX_VALUE, Math.max(0, offset)),
                    "The file is cut: a strip or tile lies beyond its end.");
        }
        int size = across * down * samples.bytesEach();
        InputStream packed = new ByteArrayInputStream(bytes.array(), (int) offset, (int) count);
        try (InputStream unpacked = unpacker(packed)) {
            byte[] block = unpacked.readNBytes(size);
            if (block.length < size) {
                throw invalid(
                        (int) offset,
                        "A strip or tile unpacks to %d bytes, not %d."
                                .formatted(block.length, size));
            }
            return samples.decode(block, across, down);
        } catch (IOException | RuntimeException e) {
            throw invalid((int) offset, "A strip or tile is damaged (" + e.getMessage() + ").");
        }
    }

    private InputStream unpacker(InputStream packed) throws InvalidInput {
        return switch (packing) {
            case 1 -> packed;
            case 5 -> new LzwStream(packed);
            case 8, 32_946 -> new InflaterInputStream(packed);
            case 32_773 -> new PackBitsStream(packed);
            default ->
                    throw invalid(
                            0, "It is packed in a way that is not read (number " + packing + ").");
        };
    }

    InvalidInput invalid(int at, String reason) {
        return new InvalidInput(file, "byte " + at, reason, REMEDY);
    }
}
