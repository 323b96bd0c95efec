package org.safepassage.pausefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes a file whole: beside it first, onto the disk, then in its place by one rename. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path target, byte[] bytes) throws IOException {
        // through a symbolic link, so that the link stays one
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path folder = java.util.Objects.requireNonNull(real.getParent());
        Path temporary = Files.createTempFile(folder, "." + real.getFileName(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            keepPermissions(real, temporary);
            Files.move(
                    temporary,
                    real,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true); // the rename itself; not every system lets a folder be opened
        } catch (IOException e) {
            // the file is whole either way: after a power cut it is the old one or the new one
        }
    }

    private static void keepPermissions(Path old, Path temporary) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }
}
