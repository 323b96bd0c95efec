package org.safepassage.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One key of the settings file. The table below is the one list of them: the reader, the
 * environment, {@code config check} and the JSON Schema are made from it.
 *
 * @param path keys from the root, divided by slashes
 * @param standard what holds when nobody sets it; null for nothing
 * @param says what it is, in one sentence
 */
record Setting(String path, Kind kind, @Nullable String standard, String says) {
    static final String PREFIX = "SAFE_PASSAGE_";

    private static final String NAME =
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";
    private static final String HOST = NAME + "|[0-9a-fA-F:]+";

    /** All, in the order in which they are shown. */
    static final List<Setting> ALL = table();

    private static List<Setting> table() {
        List<Setting> all = new ArrayList<>();
        all.add(
                new Setting(
                        "data",
                        new Kind.Place(),
                        "safe-passage-data",
                        "Folder of the record and of all the server keeps."));
        all.add(
                new Setting(
                        "keys",
                        new Kind.Place(),
                        null,
                        "Folder of the private keys, outside of the data; by default in the user's state folder."));
        all.add(
                new Setting(
                        "database/url",
                        Kind.Patterned.of(
                                "jdbc:postgresql://(?!.*[?&]password=)[^\\s]{1,500}",
                                "An address is needed, jdbc:postgresql://HOST/NAME?user=NAME, without a password: that stands in PGPASSWORD or in ~/.pgpass."),
                        null,
                        "PostgreSQL database that servers share; without it everything is in data."));
        all.add(
                new Setting(
                        "drill",
                        new Kind.Switch(),
                        "true",
                        "Whether a new server holds a drill to play with."));
        all.add(
                new Setting(
                        "listen/host",
                        Kind.Patterned.of(HOST, "A host name or an address is needed."),
                        "127.0.0.1",
                        "Address to listen on; not only this machine needs TLS or behind-proxy. With tls/local-network everywhere, 0.0.0.0."));
        all.add(
                new Setting(
                        "listen/port",
                        new Kind.Whole(0, 65_535),
                        "8080",
                        "Port to listen on; 0 takes a free one. With TLS 8443."));
        all.add(
                new Setting(
                        "listen/behind-proxy",
                        new Kind.Switch(),
                        "false",
                        "A proxy with TLS stands in front, and its X-Forwarded headers are believed."));
        all.add(
                new Setting(
                        "address",
                        new Kind.Web(true),
                        null,
                        "Where people sign in, such as https://pause.example.org/: passkeys belong to it."));
        tls(all);
        oidc(all);
        publisher(all);
        limits(all);
        logs(all);
        return List.copyOf(all);
    }

    private static void tls(List<Setting> all) {
        all.add(
                new Setting(
                        "tls/certificate",
                        new Kind.Place(),
                        null,
                        "Certificate chain in PEM, the server's own first; read again when it changes."));
        all.add(
                new Setting(
                        "tls/key",
                        new Kind.Place(),
                        null,
                        "Its private key in PEM, without a password; only its owner may read the file."));
        all.add(
                new Setting(
                        "tls/local-network",
                        Kind.Patterned.of(
                                NAME + "|([0-9]{1,3}\\.){3}[0-9]{1,3}",
                                "A host name such as field-laptop.local, or an IPv4 address, is needed."),
                        null,
                        "HTTPS by an authority of the server's own, for this name, where there is no internet."));
        all.add(
                new Setting(
                        "tls/bring-in-port",
                        new Kind.Whole(0, 65_535),
                        "8081",
                        "Port of the plain page that hands that authority's certificate to phones."));
    }

    private static void oidc(List<Setting> all) {
        all.add(
                new Setting(
                        "oidc/issuer",
                        new Kind.Web(true),
                        null,
                        "An identity provider (OpenID Connect) through which people may sign in; needs address."));
        all.add(
                new Setting(
                        "oidc/client-id",
                        new Kind.Text(200),
                        null,
                        "What the provider knows this server by."));
        all.add(
                new Setting(
                        "oidc/client-secret-file",
                        new Kind.Place(),
                        null,
                        "A file that holds this server's secret there, which only its owner may read."));
        all.add(
                new Setting(
                        "oidc/account-claim",
                        new Kind.Text(100),
                        "preferred_username",
                        "The claim of the ID token that names the account."));
        all.add(
                new Setting(
                        "oidc/groups-claim",
                        new Kind.Text(100),
                        "groups",
                        "The claim of the ID token that lists groups."));
        all.add(
                new Setting(
                        "oidc/roles",
                        new Kind.Named(
                                Pattern.compile("[^/\\p{Cntrl}]{1,200}"),
                                "A group is needed as key, without a slash.",
                                new Kind.OfRole()),
                        null,
                        "Role by group; without it only accounts that an administrator made are let in."));
        all.add(
                new Setting(
                        "oidc/strong-amr",
                        new Kind.Several(new Kind.Text(100)),
                        null,
                        "Methods (RFC 8176) one of which two-person acts need; usually mfa, otp, hwk."));
        all.add(
                new Setting(
                        "oidc/strong-acr",
                        new Kind.Several(new Kind.Text(200)),
                        null,
                        "Classes of authentication that are good for two-person acts too."));
    }

    private static void publisher(List<Setting> all) {
        all.add(
                new Setting(
                        "publisher/names",
                        new Kind.Named(
                                Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
                                "A language is needed as key, such as en.",
                                new Kind.Text(200)),
                        null,
                        "The organisation that publishes, by language, as its notices name it; without it This office."));
        all.add(
                new Setting(
                        "publisher/sender",
                        Kind.Patterned.of(
                                "[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}",
                                "An address is needed, name@domain."),
                        "notices@office.invalid",
                        "Sender of CAP alerts."));
        all.add(
                new Setting(
                        "publisher/site",
                        new Kind.Web(false),
                        "https://office.invalid/",
                        "Where the public site stands for its readers, ending in a slash."));
        all.add(
                new Setting(
                        "publisher/contact",
                        new Kind.Text(200),
                        null,
                        "Telephone or address for questions, printed on notices."));
        all.add(
                new Setting(
                        "publisher/oid",
                        Kind.Patterned.of(
                                "2\\.49\\.0\\.1(\\.[0-9]{1,9}){1,8}",
                                "A branch that begins with 2.49.0.1 is needed."),
                        null,
                        "The publisher's own branch for CAP identifiers."));
        all.add(
                new Setting(
                        "publisher/mirrors",
                        new Kind.Several(new Kind.Web(false)),
                        null,
                        "Other addresses of the same public site, each ending in a slash."));
        all.add(
                new Setting(
                        "publisher/hide",
                        new Kind.Web(false),
                        "https://example.com/weather",
                        "Where 'Hide this page' of the public site leads: some harmless page."));
    }

    private static void limits(List<Setting> all) {
        all.add(
                new Setting(
                        "limits/session-hours",
                        new Kind.Whole(1, 24),
                        "12",
                        "Hours after which everybody signs in again, whatever they did meanwhile."));
        all.add(
                new Setting(
                        "limits/idle-minutes",
                        new Kind.Whole(5, 240),
                        "30",
                        "Minutes without a request after which a session ends."));
        all.add(
                new Setting(
                        "limits/requests-per-second",
                        new Kind.Whole(1, 100_000),
                        "100",
                        "Requests a second from one address that nobody has signed in on."));
        all.add(
                new Setting(
                        "limits/burst",
                        new Kind.Whole(1, 100_000),
                        "300",
                        "Requests at once from such an address."));
    }

    private static void logs(List<Setting> all) {
        all.add(
                new Setting(
                        "logs/form",
                        Kind.Patterned.of("auto|text|json", "Write auto, text or json."),
                        "auto",
                        "Lines for people, or a JSON object a line; auto is text at a terminal and json elsewhere."));
        all.add(
                new Setting(
                        "logs/file",
                        new Kind.Place(),
                        null,
                        "File to log to, turned over at 10 MB, five old ones kept; without it the standard error."));
        all.add(
                new Setting(
                        "logs/depth",
                        Kind.Patterned.of(
                                "error|warning|info|debug", "Write error, warning, info or debug."),
                        "info",
                        "From which level on the program's own lines are written."));
        all.add(
                new Setting(
                        "logs/requests",
                        new Kind.Switch(),
                        "false",
                        "A line for each request but those for public pages: route, status, time and role, not who."));
        all.add(
                new Setting(
                        "logs/verbatim",
                        new Kind.Switch(),
                        "false",
                        "Also messages of faults and words of libraries, which may quote what people typed: only where nothing is true."));
    }

    static Optional<Setting> find(String path) {
        return ALL.stream().filter(s -> s.path().equals(path)).findFirst();
    }

    /** Its variable in the environment. */
    String variable() {
        return variable(path);
    }

    static String variable(String path) {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('/', '_').replace('-', '_');
    }

    /** The JSON Schema of a settings file. */
    static SequencedMap<String, Object> schema() {
        SequencedMap<String, Object> root =
                Kind.object(
                        "$schema",
                        "https://json-schema.org/draft/2020-12/schema",
                        "title",
                        "Settings of a Safe Passage server");
        root.putAll(group());
        for (Setting setting : ALL) {
            SequencedMap<String, Object> at = root;
            String[] steps = setting.path().split("/", -1);
            for (int i = 0; i < steps.length - 1; i++) {
                at = child(properties(at), steps[i]);
            }
            SequencedMap<String, Object> of = setting.kind().schema();
            of.putFirst("description", setting.says());
            if (setting.standard() != null) {
                of.put("default", standardAsJson(setting));
            }
            properties(at).put(steps[steps.length - 1], of);
        }
        return root;
    }

    private static Object standardAsJson(Setting setting) {
        String standard = java.util.Objects.requireNonNull(setting.standard());
        return switch (setting.kind()) {
            case Kind.Switch _ -> Boolean.valueOf(standard);
            case Kind.Whole _ -> Integer.valueOf(standard);
            default -> standard;
        };
    }

    private static SequencedMap<String, Object> group() {
        return Kind.object(
                "type",
                "object",
                "additionalProperties",
                false,
                "patternProperties",
                Kind.object("^x-", Kind.object()),
                "properties",
                Kind.object());
    }

    @SuppressWarnings("unchecked") // made by group()
    private static SequencedMap<String, Object> properties(SequencedMap<String, Object> of) {
        return (SequencedMap<String, Object>)
                java.util.Objects.requireNonNull(of.get("properties"));
    }

    @SuppressWarnings("unchecked") // made by group()
    private static SequencedMap<String, Object> child(
            SequencedMap<String, Object> properties, String key) {
        return (SequencedMap<String, Object>) properties.computeIfAbsent(key, _ -> group());
    }
}
