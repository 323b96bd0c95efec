package org.safepassage.notices.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A folder in which one version of the site replaces another at once. Each version is a folder of
 * its own, filled before the link {@code site} is moved onto it; the three before it are kept for
 * readers who are in the middle of them, older ones go.
 */
final class SiteFolder {
    private static final String LINK = "site";
    private static final String VERSION = "version-";
    private static final int KEPT = 3; // before the present one

    private final Path root;

    SiteFolder(Path root) {
        this.root = root;
    }

    synchronized Path replace(SortedMap<String, byte[]> files, Instant at) throws IOException {
        Files.createDirectories(root);
        Path version = root.resolve(VERSION + (last() + 1));
        Files.createDirectory(version);
        fill(version, files, at);
        readable(version);
        Path link = root.resolve(LINK);
        try {
            Path fresh = root.resolve(".next-" + version.getFileName());
            Files.createSymbolicLink(fresh, version.getFileName());
            Files.move(
                    fresh,
                    link,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            tidy(version);
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            rename(version, link);
        } catch (FileSystemException e) {
            if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS) || !Files.exists(link)) {
                rename(version, link); // a file system without links, or a plain folder of before
            } else {
                throw e;
            }
        }
        return link;
    }

    /** Two renames: the most that a file system without links gives. */
    private void rename(Path version, Path folder) throws IOException {
        Path old = root.resolve(".old");
        delete(old);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(folder, old);
        }
        Files.move(version, folder);
        delete(old);
        tidy(folder);
    }

    /** Writes the files; their times are that of the state, to the minute, and say nothing else. */
    static void fill(Path folder, SortedMap<String, byte[]> files, Instant at) throws IOException {
        Files.createDirectories(folder);
        FileTime time = FileTime.from(at.truncatedTo(ChronoUnit.MINUTES));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            try (FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.setLastModifiedTime(path, time);
        }
        Files.setLastModifiedTime(folder, time);
    }

    /** A temporary folder is its owner's alone; a web server runs as somebody else. */
    private static void readable(Path folder) throws IOException {
        try {
            Files.setPosixFilePermissions(
                    folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (UnsupportedOperationException _) {
            return; // no such permissions here
        }
    }

    private void tidy(Path current) throws IOException {
        List<Path> old =
                versions().stream()
                        .filter(p -> !p.getFileName().equals(current.getFileName()))
                        .toList();
        for (Path version : old.subList(0, Math.max(0, old.size() - KEPT))) {
            delete(version);
        }
    }

    /** The versions there are, the oldest first, by their numbers: their times are the notice's. */
    private List<Path> versions() throws IOException {
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(p -> number(p) > 0)
                    .sorted(Comparator.comparingLong(SiteFolder::number))
                    .toList();
        }
    }

    private long last() throws IOException {
        List<Path> versions = versions();
        return versions.isEmpty() ? 0 : number(versions.getLast());
    }

    private static long number(Path path) {
        String name = path.getFileName().toString();
        return name.matches(VERSION + "[1-9][0-9]{0,17}")
                ? Long.parseLong(name.substring(VERSION.length()))
                : 0;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
