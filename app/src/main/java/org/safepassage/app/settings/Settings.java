package org.safepassage.app.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.server.ServerSettings;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.logs.Logs;
import org.safepassage.app.server.oidc.Oidc;
import org.safepassage.app.server.oidc.Provider;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.tls.Https;
import org.safepassage.app.server.tls.Tls;
import org.safepassage.domain.Names;
import org.safepassage.domain.Worded;
import org.safepassage.notices.Publisher;
import org.safepassage.pausefile.Nearest;

/**
 * The settings in force: the options of the command, else the environment, else the file, else what
 * is usual. Each remembers who gave it.
 */
public final class Settings {
    private final Map<String, Given> values;

    private Settings(Map<String, Given> values) {
        this.values = values;
    }

    /**
     * @param file null without one
     * @param environment variables; those that begin with SAFE_PASSAGE_ and name a setting count
     * @param options values by path, each with the option's name
     */
    public static Settings of(
            @Nullable Path file, Map<String, String> environment, Map<String, Option> options)
            throws IOException, InvalidSettings {
        Map<String, Given> values = new LinkedHashMap<>();
        if (file != null) {
            values.putAll(SettingsFile.read(file));
        }
        List<String> faults = new ArrayList<>();
        new TreeMap<>(environment)
                .forEach(
                        (variable, text) -> {
                            if (variable.startsWith(Setting.PREFIX)) {
                                variable(variable, text, values, faults);
                            }
                        });
        options.forEach(
                (path, option) -> {
                    Kind kind = kind(path).orElseThrow();
                    kind.fault(option.text())
                            .ifPresent(
                                    says ->
                                            faults.add(
                                                    "%s: '%s' does not fit. %s"
                                                            .formatted(
                                                                    option.name(),
                                                                    option.text(),
                                                                    says)));
                    values.put(path, new Given(option.text(), option.name(), null));
                });
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return new Settings(values);
    }

    /** A value that an option gave. */
    public record Option(String name, String text) {}

    private static Optional<Kind> kind(String path) {
        Optional<Kind> own = Setting.find(path).map(Setting::kind);
        int last = path.lastIndexOf('/');
        return own.isPresent() || last < 0
                ? own
                : Setting.find(path.substring(0, last))
                        .map(Setting::kind)
                        .map(k -> k instanceof Kind.Named named ? named.each() : k);
    }

    private static void variable(
            String variable, String text, Map<String, Given> values, List<String> faults) {
        for (Setting setting : Setting.ALL) {
            if (setting.variable().equals(variable)) {
                if (setting.kind() instanceof Kind.Several several) {
                    values.keySet().removeIf(p -> p.startsWith(setting.path() + "/"));
                    int number = 0;
                    for (String each : text.strip().split("[\\s,]+", 0)) {
                        check(variable, each, several.each(), faults);
                        values.put(
                                setting.path() + "/" + ++number, new Given(each, variable, null));
                    }
                } else if (!(setting.kind() instanceof Kind.Named)) {
                    check(variable, text, setting.kind(), faults);
                    values.put(setting.path(), new Given(text, variable, null));
                }
                return;
            }
            if (setting.kind() instanceof Kind.Named named
                    && variable.startsWith(setting.variable() + "_")) {
                String key =
                        variable.substring(setting.variable().length() + 1)
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                if (named.name().matcher(key).matches()) {
                    check(variable, text, named.each(), faults);
                    values.put(setting.path() + "/" + key, new Given(text, variable, null));
                    return;
                }
            }
        }
        // The launcher has variables of its own; only what is nearly a setting is held for one.
        int prefix = Setting.PREFIX.length();
        Nearest.find(
                        variable.substring(prefix),
                        Setting.ALL.stream().map(s -> s.variable().substring(prefix)).toList())
                .ifPresent(
                        meant ->
                                faults.add(
                                        "%s: There is no such setting. Did you mean %s%s?"
                                                .formatted(variable, Setting.PREFIX, meant)));
    }

    private static void check(String variable, String text, Kind kind, List<String> faults) {
        kind.fault(text)
                .ifPresent(
                        says ->
                                faults.add(
                                        "%s: '%s' does not fit. %s"
                                                .formatted(variable, text, says)));
    }

    /** One line of {@code config check}. */
    public record InForce(String path, String value, String from) {}

    /**
     * All that holds, in the order of the table; what nobody set and has no usual value is left
     * out.
     */
    public List<InForce> inForce() {
        List<InForce> all = new ArrayList<>();
        for (Setting setting : Setting.ALL) {
            String path = setting.path();
            boolean many =
                    setting.kind() instanceof Kind.Several || setting.kind() instanceof Kind.Named;
            if (many) {
                values.forEach(
                        (key, given) -> {
                            if (key.startsWith(path + "/")) {
                                all.add(new InForce(key, given.text(), given.from()));
                            }
                        });
                continue;
            }
            Given given = values.get(path);
            if (given != null) {
                String value =
                        setting.kind() instanceof Kind.Place
                                ? place(given).toString()
                                : given.text();
                all.add(new InForce(path, value, given.from()));
            } else if (path.equals("keys")) {
                all.add(new InForce(path, RecordKeys.usualFolder().toString(), "usual"));
            } else {
                findUsual(path).ifPresent(usual -> all.add(new InForce(path, usual, "usual")));
            }
        }
        return all;
    }

    private static Path place(Given given) {
        Path path = Path.of(given.text());
        return given.file() == null || path.isAbsolute()
                ? path
                : given.file().toAbsolutePath().resolveSibling(path).normalize();
    }

    private Optional<String> find(String path) {
        Given given = values.get(path);
        return given != null ? Optional.of(given.text()) : findUsual(path);
    }

    /** What holds when nobody says: with TLS of one's own another place to listen on. */
    private Optional<String> findUsual(String path) {
        boolean local = values.containsKey("tls/local-network");
        if (local && path.equals("listen/host")) {
            return Optional.of("0.0.0.0");
        }
        if ((local || values.containsKey("tls/certificate")) && path.equals("listen/port")) {
            return Optional.of("8443");
        }
        return Setting.find(path).map(Setting::standard);
    }

    private @Nullable Tls tls() {
        Optional<Path> certificate = findPlace("tls/certificate");
        Optional<Path> key = findPlace("tls/key");
        Optional<String> local = find("tls/local-network");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    "tls: certificate and key go together; name both files.");
        }
        if (certificate.isPresent() && local.isPresent()) {
            throw new IllegalArgumentException(
                    "tls: certificate files and local-network do not go together; choose one.");
        }
        if (certificate.isPresent()) {
            return new Tls.Files(certificate.get(), key.orElseThrow());
        }
        return local.map(name -> new Tls.LocalNetwork(name, number("tls/bring-in-port")))
                .orElse(null);
    }

    private @Nullable Oidc oidc() {
        Optional<String> issuer = find("oidc/issuer");
        Optional<String> client = find("oidc/client-id");
        if (issuer.isEmpty() && client.isEmpty()) {
            return null;
        }
        if (issuer.isEmpty() || client.isEmpty()) {
            throw new IllegalArgumentException(
                    "oidc: issuer and client-id go together; give both.");
        }
        if (isOn("listen/behind-proxy") && find("address").isEmpty()) {
            throw new IllegalArgumentException(
                    "oidc: the provider leads people back to this server; say under address where that is.");
        }
        Map<String, Role> roles = new LinkedHashMap<>();
        named("oidc/roles")
                .forEach(
                        (group, word) ->
                                roles.put(group, Worded.find(Role.class, word).orElseThrow()));
        Set<String> amr = Set.copyOf(named("oidc/strong-amr").values());
        return new Oidc(
                URI.create(issuer.get()),
                client.get(),
                findPlace("oidc/client-secret-file").orElse(null),
                text("oidc/account-claim"),
                text("oidc/groups-claim"),
                roles,
                amr.isEmpty() ? Oidc.USUAL_STRONG : amr,
                Set.copyOf(named("oidc/strong-acr").values()));
    }

    /**
     * Reads what the settings name and the server reads at its start.
     *
     * @throws InvalidSettings when a file is missing, unreadable or not what it should be
     */
    public void check() throws InvalidSettings {
        ServerSettings server = server();
        try {
            if (server.tls() instanceof Tls.Files files) {
                Https.open(files, server.keys(), Instant.now());
            }
            Oidc oidc = server.oidc();
            if (oidc != null && oidc.secretFile() != null) {
                Provider.secret(oidc.secretFile());
            }
        } catch (NoSuchFileException e) {
            throw new InvalidSettings(
                    List.of("%s: there is no such file. Check its name.".formatted(e.getFile())));
        } catch (IOException e) {
            throw new InvalidSettings(List.of(String.valueOf(e.getMessage())));
        }
    }

    private String text(String path) {
        return find(path).orElseThrow();
    }

    private int number(String path) {
        return Integer.parseInt(text(path));
    }

    private boolean isOn(String path) {
        return Boolean.parseBoolean(text(path));
    }

    private Optional<Path> findPlace(String path) {
        Given given = values.get(path);
        return given != null
                ? Optional.of(place(given))
                : Setting.find(path).map(Setting::standard).map(Path::of);
    }

    private Map<String, String> named(String path) {
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach(
                (key, given) -> {
                    if (key.startsWith(path + "/")) {
                        named.put(key.substring(path.length() + 1), given.text());
                    }
                });
        return named;
    }

    /**
     * The server's settings.
     *
     * @throws InvalidSettings when two of them do not go together
     */
    public ServerSettings server() throws InvalidSettings {
        try {
            return new ServerSettings(
                    findPlace("data").orElseThrow(),
                    findPlace("keys").orElseGet(RecordKeys::usualFolder),
                    text("listen/host"),
                    number("listen/port"),
                    isOn("listen/behind-proxy"),
                    publisher(),
                    new Bounds(
                            Duration.ofHours(number("limits/session-hours")),
                            Duration.ofMinutes(number("limits/idle-minutes")),
                            number("limits/requests-per-second"),
                            number("limits/burst")),
                    isOn("drill"),
                    tls(),
                    oidc(),
                    find("address").map(URI::create).orElse(null),
                    find("database/url").orElse(null));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * How the server logs.
     *
     * @param terminal whether somebody looks at the standard error
     */
    public Logs logs(boolean terminal) {
        String form = text("logs/form");
        return new Logs(
                form.equals("json") || (form.equals("auto") && !terminal),
                findPlace("logs/file").orElse(null),
                Worded.find(Logs.Depth.class, text("logs/depth")).orElseThrow(),
                isOn("logs/requests"),
                isOn("logs/verbatim"));
    }

    private Publisher publisher() {
        Map<String, String> names = new LinkedHashMap<>(named("publisher/names"));
        if (names.isEmpty()) {
            names.put("en", "This office");
        }
        return new Publisher(
                new Names(names),
                text("publisher/sender"),
                URI.create(text("publisher/site")),
                find("publisher/contact").orElse(null),
                find("publisher/oid").orElse(null),
                named("publisher/mirrors").values().stream().map(URI::create).toList(),
                URI.create(Objects.requireNonNull(text("publisher/hide"))),
                null);
    }
}
