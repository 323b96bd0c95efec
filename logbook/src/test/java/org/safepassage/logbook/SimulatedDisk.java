package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk that forgets what was not synced. Bytes of a file last from its sync on, names in a folder
 * from the folder's sync on; until then a crash keeps any part of them, chosen by chance. Every
 * step can be watched or made to fail.
 */
public final class SimulatedDisk implements Disk {
    /** What happens at a step: nothing, or an error thrown from here. */
    @FunctionalInterface
    public interface Watcher {
        void step(int number, String what) throws IOException;
    }

    private static final class File {
        byte[] now = new byte[0];
        byte[] durable = new byte[0];
        boolean synced;
    }

    private static final class Folder {
        final Map<String, Object> now = new TreeMap<>();
        final Map<String, Object> durable = new TreeMap<>();
        final List<Change> pending = new ArrayList<>();

        void change(String name, Object to) {
            if (GONE.equals(to)) {
                now.remove(name);
            } else {
                now.put(name, to);
            }
            pending.add(new Change(name, to, "", GONE));
        }
    }

    /**
     * One change of names, and a second that goes with it (a rename gives one name and takes
     * another).
     */
    private record Change(String name, Object to, String name2, Object to2) {
        void apply(Map<String, Object> names) {
            set(names, name, to);
            if (!name2.isEmpty()) {
                set(names, name2, to2);
            }
        }

        private static void set(Map<String, Object> names, String name, Object to) {
            if (GONE.equals(to)) {
                names.remove(name);
            } else {
                names.put(name, to);
            }
        }
    }

    private static final Object GONE = new Object();

    private Folder root = new Folder();
    private final Set<Path> locks = new HashSet<>();
    private int steps;
    private Watcher watcher = (_, _) -> {};

    public void watch(Watcher watcher) {
        this.watcher = watcher;
        steps = 0;
    }

    private void step(String what) throws IOException {
        watcher.step(steps++, what);
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return names;
    }

    private Object find(Path path) throws IOException {
        Object at = root;
        for (String name : names(path)) {
            if (!(at instanceof Folder folder)) {
                throw new NotDirectoryException(path.toString());
            }
            at = folder.now.get(name);
            if (at == null) {
                throw new NoSuchFileException(path.toString());
            }
        }
        return at;
    }

    private Folder folderOf(Path path) throws IOException {
        Path parent = path.getParent();
        return (Folder) (parent == null ? root : find(parent));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        byte[] bytes = read(file);
        if (bytes.length > most) {
            throw new MalformedException(file + " is too large.");
        }
        return bytes;
    }

    byte[] read(Path file) throws IOException {
        return ((File) find(file)).now.clone();
    }

    @Override
    public boolean exists(Path path) throws IOException {
        try {
            find(path);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        if (!exists(folder) || !(find(folder) instanceof Folder found)) {
            return List.of();
        }
        return found.now.keySet().stream().map(folder::resolve).toList();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step("create folder " + folder);
        if (!exists(folder)) {
            folderOf(folder).change(name(folder), new Folder());
        }
    }

    @Override
    public void write(Path path, byte[] bytes) throws IOException {
        writeUnsynced(path, bytes);
        sync(path);
    }

    @Override
    public void sync(Path path) throws IOException {
        step("sync " + path);
        File file = (File) find(path);
        file.durable = file.now;
        file.synced = true;
    }

    @Override
    public void writeUnsynced(Path path, byte[] bytes) throws IOException {
        step("create " + path);
        Folder folder = folderOf(path);
        File file = new File();
        if (folder.now.get(name(path)) instanceof File there) {
            file = there;
        } else {
            folder.change(name(path), file);
        }
        file.synced = false;
        file.now = Arrays.copyOf(bytes, bytes.length / 2);
        step("write " + path);
        file.now = bytes.clone();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename " + to);
        Folder folder = folderOf(from);
        Object moved = find(from);
        folder.now.remove(name(from));
        folder.now.put(name(to), moved);
        folder.pending.add(new Change(name(to), moved, name(from), GONE));
    }

    @Override
    public void syncFolder(Path path) throws IOException {
        step("sync folder " + path);
        Folder folder = (Folder) find(path);
        folder.durable.clear();
        folder.durable.putAll(folder.now);
        folder.pending.clear();
    }

    @Override
    public void delete(Path path) throws IOException {
        step("delete " + path);
        if (exists(path)) {
            folderOf(path).change(name(path), GONE);
        }
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        if (!locks.add(file)) {
            throw new LogbookRefusedException(file + " is locked.");
        }
        return () -> locks.remove(file);
    }

    /** Lets go what a process held that is no more. */
    void forgetLocks() {
        locks.clear();
    }

    /** Sets the bytes of a file, as somebody would who does not go through the log. */
    void tamper(Path path, byte[] bytes) throws IOException {
        File file = (File) find(path);
        file.now = bytes.clone();
        file.durable = bytes.clone();
    }

    /** All files, in the order of their paths. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        collect(root, Path.of("/"), files);
        return files;
    }

    private static void collect(Folder folder, Path path, List<Path> files) {
        folder.now.forEach(
                (name, inside) -> {
                    if (inside instanceof Folder inner) {
                        collect(inner, path.resolve(name), files);
                    } else {
                        files.add(path.resolve(name));
                    }
                });
    }

    /** The disk as it is, nobody watching and nothing locked. */
    SimulatedDisk copy() {
        SimulatedDisk copy = new SimulatedDisk();
        copy.root = (Folder) copy(root, new IdentityHashMap<>());
        return copy;
    }

    private static Object copy(Object original, Map<Object, Object> copies) {
        if (GONE.equals(original)) {
            return GONE;
        }
        Object known = copies.get(original);
        if (known != null) {
            return known;
        }
        if (original instanceof File file) {
            File copy = new File();
            copy.now = file.now;
            copy.durable = file.durable;
            copy.synced = file.synced;
            copies.put(original, copy);
            return copy;
        }
        Folder folder = (Folder) original;
        Folder copy = new Folder();
        copies.put(original, copy);
        folder.now.forEach((name, inside) -> copy.now.put(name, copy(inside, copies)));
        folder.durable.forEach((name, inside) -> copy.durable.put(name, copy(inside, copies)));
        for (Change change : folder.pending) {
            copy.pending.add(
                    new Change(
                            change.name,
                            copy(change.to, copies),
                            change.name2,
                            copy(change.to2, copies)));
        }
        return copy;
    }

    /** The disk as the machine finds it when it has power again. */
    SimulatedDisk afterCrash(Random chance) {
        SimulatedDisk after = copy();
        forget(after.root, chance, chance.nextInt(4), new HashSet<>());
        return after;
    }

    /**
     * @param mode 0 nothing unsynced survives, 1 all of it, 2 names in their order, 3 any of it
     */
    private static void forget(Folder folder, Random chance, int mode, Set<Object> seen) {
        int kept = chance.nextInt(folder.pending.size() + 1);
        for (int i = 0; i < folder.pending.size(); i++) {
            boolean keep =
                    switch (mode) {
                        case 0 -> false;
                        case 1 -> true;
                        case 2 -> i < kept;
                        default -> chance.nextBoolean();
                    };
            if (keep) {
                folder.pending.get(i).apply(folder.durable);
            }
        }
        folder.pending.clear();
        folder.now.clear();
        folder.now.putAll(folder.durable);
        for (Object inside : folder.now.values()) {
            if (inside instanceof Folder inner) {
                forget(inner, chance, mode, seen);
            } else if (seen.add(inside)) {
                forget((File) inside, chance, mode);
            }
        }
    }

    private static void forget(File file, Random chance, int mode) {
        if (!file.synced) {
            file.durable =
                    switch (mode) {
                        case 0 -> file.durable;
                        case 1 -> file.now;
                        default -> torn(file, chance);
                    };
        }
        file.now = file.durable;
        file.synced = true;
    }

    private static byte[] torn(File file, Random chance) {
        int length = chance.nextInt(file.now.length + 1);
        return switch (chance.nextInt(3)) {
            case 0 -> Arrays.copyOf(file.now, length);
            case 1 ->
                    Arrays.copyOf(
                            Arrays.copyOf(file.now, length), file.now.length); // zeroes to the end
            default -> file.durable;
        };
    }
}
