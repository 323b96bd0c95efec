package org.safepassage.app.server.plans;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.drafts.AnswersAdded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes plans, one at a time, each by a process of its own. At most four wait; each ends within
 * half an hour. Thread-safe.
 */
public final class Plans implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);
    private static final int WAITING = 4; // ours
    private static final int RUNS = 40; // of one pause that are kept, ours
    private static final long LONGEST_MINUTES = 30; // ours
    private static final long LARGEST_OUTPUT = 32L << 20;

    private final PlanFiles files;
    private final PlanProgram program;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Run> runs = new ConcurrentHashMap<>(); // by pause and id
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    work -> {
                        Thread thread = new Thread(work, "plans");
                        thread.setDaemon(true);
                        return thread;
                    });

    public Plans(Path folder, PlanProgram program, InstantSource clock) {
        this.files = new PlanFiles(folder);
        this.program = program;
        this.clock = clock;
    }

    /** A file that plans are made from. */
    public record Given(PlanInput kind, String name, long bytes, java.time.Instant since) {}

    public List<Given> files(String pause) throws IOException {
        List<Given> all = new ArrayList<>();
        files.all(pause)
                .forEach(
                        (kind, kept) ->
                                all.add(
                                        new Given(
                                                kind,
                                                String.valueOf(kept.path().getFileName()),
                                                kept.bytes(),
                                                kept.since())));
        return all;
    }

    /**
     * Takes in a file.
     *
     * @throws IllegalArgumentException when it is too large, empty, or of another kind
     */
    public void keep(String pause, PlanInput kind, String name, InputStream in) throws IOException {
        files.keep(pause, kind, name, in);
    }

    /** What stands against planning now, or nothing. */
    public Optional<String> findObstacle(PauseState pause) throws IOException {
        Map<PlanInput, PlanFiles.Kept> there = files.all(pause.id());
        if (!there.containsKey(PlanInput.ROADS)) {
            return Optional.of("There is no map yet. Give a file of roads first.");
        }
        boolean named = pause.pause().files() != null && pause.pause().files().people() != null;
        if (named && !there.containsKey(PlanInput.PEOPLE)) {
            return Optional.of("The pause file names a file of people. Give it first.");
        }
        return Optional.empty();
    }

    /**
     * Begins a plan, or a what-if when there are changes.
     *
     * @throws IllegalStateException when too many wait already
     */
    public Run start(PauseState pause, String by, List<String> changes) throws IOException {
        List<Run> before = runs(pause.id());
        int number = before.isEmpty() ? 1 : number(before.getFirst().id()) + 1;
        Run run =
                new Run(
                        "run-%04d".formatted(number),
                        by,
                        clock.instant(),
                        changes,
                        pause.revision(),
                        Run.State.WAITING,
                        null,
                        "",
                        0,
                        "");
        Path folder = files.of(pause.id()).resolve(run.id());
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("pause.yaml"), withAnswers(pause));
        put(pause.id(), run);
        keep(folder, run);
        try {
            worker.execute(() -> work(pause.id(), run.id(), folder));
        } catch (RejectedExecutionException _) {
            put(pause.id(), run.over(Run.State.CANCELLED, clock.instant(), "Too many wait."));
            keep(folder, runs(pause.id()).getFirst());
            throw new IllegalStateException(
                    "%d plans wait already. Try again when one of them has ended."
                            .formatted(WAITING));
        }
        forgetOld(pause.id());
        return run;
    }

    private static String withAnswers(PauseState pause) {
        var all = pause.pause().assurances();
        return AnswersAdded.to(
                pause.text(), pause.pause(), all.subList(pause.fileAssurances(), all.size()));
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring("run-".length()));
    }

    private static String key(String pause, String id) {
        return pause + "\n" + id;
    }

    private void put(String pause, Run run) {
        runs.put(key(pause, run.id()), run);
    }

    private void keep(Path folder, Run run) throws IOException {
        Files.write(folder.resolve("run.json"), json.writeValueAsBytes(run));
    }

    private void work(String pause, String id, Path folder) {
        Run run = runs.get(key(pause, id));
        if (run == null || run.state() != Run.State.WAITING) {
            return; // cancelled while it waited
        }
        Run ended;
        try {
            ended = made(pause, run, folder);
        } catch (IOException e) {
            LOG.warn("A plan failed", e);
            ended = run.over(Run.State.REFUSED, clock.instant(), String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = run.over(Run.State.CANCELLED, clock.instant(), "The server ended.");
        }
        put(pause, ended);
        try {
            keep(folder, ended);
        } catch (IOException e) {
            LOG.warn("What became of a plan could not be kept", e);
        }
    }

    private List<String> arguments(String pause, Run run) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(run.isWhatIf() ? "whatif" : "plan");
        arguments.add("pause.yaml");
        files.all(pause)
                .forEach(
                        (kind, kept) -> {
                            arguments.add("--" + kind.word());
                            arguments.add(kept.path().toAbsolutePath().toString());
                        });
        if (run.isWhatIf()) {
            arguments.addAll(run.changes());
            arguments.add("--json");
        } else {
            arguments.addAll(List.of("-o", "plan"));
        }
        return arguments;
    }

    private Run made(String pause, Run waiting, Path folder)
            throws IOException, InterruptedException {
        put(pause, waiting.running("", 0));
        Process process = program.start(folder, arguments(pause, waiting));
        String key = key(pause, waiting.id());
        processes.put(key, process);
        StringBuilder said = new StringBuilder();
        Thread listener = Thread.ofVirtual().start(() -> listen(pause, waiting, process, said));
        try {
            Path out = folder.resolve("answer.json");
            Thread reader = Thread.ofVirtual().start(() -> save(process, out));
            boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
                return waiting.over(
                        Run.State.REFUSED,
                        clock.instant(),
                        "It took more than %d minutes and was ended. Cut the map, or take longer steps."
                                .formatted(LONGEST_MINUTES));
            }
            listener.join(2_000);
            reader.join(2_000);
        } finally {
            processes.remove(key);
            process.destroyForcibly();
        }
        Run now = runs.get(key);
        if (now != null && now.state() == Run.State.CANCELLED) {
            return now;
        }
        if (process.exitValue() == 0) {
            return waiting.over(Run.State.DONE, clock.instant(), "");
        }
        String why;
        synchronized (said) {
            why = said.toString().strip();
        }
        return waiting.over(
                Run.State.REFUSED,
                clock.instant(),
                why.isEmpty()
                        ? "The planner ended with %d and gave no reason; it may have run out of memory (%d MB)."
                                .formatted(process.exitValue(), program.megabytes())
                        : without(folder, why));
    }

    /** Paths of this machine are nobody's business. */
    private static String without(Path folder, String text) {
        return text.replace(folder.toAbsolutePath() + "/", "")
                .replace(folder.toAbsolutePath().getParent() + "/", "");
    }

    private static void save(Process process, Path out) {
        try (InputStream in = process.getInputStream()) {
            Files.write(out, in.readNBytes((int) LARGEST_OUTPUT));
        } catch (IOException e) {
            LOG.warn("A plan's answer could not be kept", e);
        }
    }

    private void listen(String pause, Run waiting, Process process, StringBuilder said) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("progress\t")) {
                    String[] parts = line.split("\t", -1);
                    int done = Integer.parseInt(parts[2]);
                    runs.computeIfPresent(
                            key(pause, waiting.id()),
                            (_, run) ->
                                    run.state() == Run.State.RUNNING
                                            ? run.running(parts[1], done)
                                            : run);
                } else {
                    synchronized (said) {
                        if (said.length() < 4_000) {
                            said.append(line).append('\n');
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The planner's words ended", e);
        }
    }

    /** Ends a run that waits or works. */
    public void cancel(String pause, String id) {
        runs.computeIfPresent(
                key(pause, id),
                (_, run) ->
                        run.state().isOver()
                                ? run
                                : run.over(Run.State.CANCELLED, clock.instant(), ""));
        Process process = processes.get(key(pause, id));
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** All runs of a pause, the newest first. */
    public List<Run> runs(String pause) throws IOException {
        List<Run> all = new ArrayList<>();
        for (Path folder : files.runs(pause).reversed()) {
            find(pause, String.valueOf(folder.getFileName())).ifPresent(all::add);
        }
        return all;
    }

    public Optional<Run> find(String pause, String id) throws IOException {
        Run here = runs.get(key(pause, id));
        if (here != null) {
            return Optional.of(here);
        }
        Path kept = folder(pause, id).resolve("run.json");
        if (!Files.isRegularFile(kept)) {
            return Optional.empty();
        }
        try {
            Run read = json.readValue(Files.readAllBytes(kept), Run.class);
            return Optional.of(
                    read.state().isOver()
                            ? read
                            : read.over(
                                    Run.State.CANCELLED, read.at(), "The server ended meanwhile."));
        } catch (JacksonException _) {
            return Optional.empty(); // half written by a crash
        }
    }

    private Path folder(String pause, String id) throws IOException {
        if (!id.matches("run-[0-9]{4,9}")) {
            throw new IllegalArgumentException("There is no such plan.");
        }
        return files.of(pause).resolve(id);
    }

    /** A file of a finished plan: {@code plan.json}, {@code report.html} and the others. */
    public Optional<byte[]> file(String pause, String id, String name) throws IOException {
        if (!name.matches("[a-z]+\\.(json|html|csv|geojson)")) {
            return Optional.empty();
        }
        Path file = folder(pause, id).resolve("plan").resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** The figures of a finished run as JSON, or nothing. */
    public @Nullable JsonNode figures(String pause, Run run) throws IOException {
        Path folder = folder(pause, run.id());
        Path file =
                run.isWhatIf()
                        ? folder.resolve("answer.json")
                        : folder.resolve("plan").resolve("plan.json");
        if (run.state() != Run.State.DONE || !Files.isRegularFile(file)) {
            return null;
        }
        try {
            return json.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            LOG.warn("A plan cannot be read", e);
            return null;
        }
    }

    private void forgetOld(String pause) throws IOException {
        List<Path> all = files.runs(pause);
        for (Path old : all.subList(0, Math.max(0, all.size() - RUNS))) {
            runs.remove(key(pause, String.valueOf(old.getFileName())));
            try (Stream<Path> inside = Files.walk(old)) {
                for (Path each : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        processes.values().forEach(Process::destroyForcibly);
    }
}
