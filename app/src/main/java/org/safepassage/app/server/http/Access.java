package org.safepassage.app.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Role.Power;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every route and whom it is for: the one table. A route that does not stand here is answered with
 * 404, whatever handles it.
 */
public final class Access {
    /** Whom a route is for. */
    public enum Who {
        /** Anybody, signed in or not. */
        ANYBODY,
        /** Whoever asks from this machine, or is signed in and may see the settings. */
        THIS_MACHINE,
        /** Every role. */
        SIGNED_IN,
        /** The roles that have one of the powers. */
        POWERS
    }

    /**
     * One route.
     *
     * @param powers one of which is needed; empty unless {@link Who#POWERS}
     * @param says what it does, in one sentence
     */
    public record Route(String method, PathPattern path, Who who, Set<Power> powers, String says) {
        /** Whether this role may; anybody's routes are for every role. */
        public boolean allows(Role role) {
            return switch (who) {
                case ANYBODY, SIGNED_IN -> true;
                case THIS_MACHINE -> role.may(Power.SEE_SETTINGS);
                case POWERS -> powers.stream().anyMatch(role::may);
            };
        }

        public boolean isApi() {
            return path.getPatternString().startsWith("/api/");
        }

        public boolean isWrite() {
            return !method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path.getPatternString();
        }
    }

    private static final PathPatternParser PARSER = new PathPatternParser();
    private static final List<Route> ROUTES = routes();

    private Access() {}

    /** All routes, in the order of the table. */
    public static List<Route> all() {
        return ROUTES;
    }

    /** The route of a request; HEAD is asked as GET. */
    public static Optional<Route> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        PathContainer container = PathContainer.parsePath(path);
        return ROUTES.stream()
                .filter(r -> r.method().equals(asked) && r.path().matches(container))
                .min(Comparator.comparing(Route::path, PathPattern.SPECIFICITY_COMPARATOR));
    }

    /** Whether some route has this path, whatever the method. */
    static boolean isPath(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return ROUTES.stream().anyMatch(r -> r.path().matches(container));
    }

    private static List<Route> routes() {
        Table t = new Table();
        t.anybody("GET", "/livez", "Whether the process runs.");
        t.anybody("GET", "/readyz", "Whether it serves: the journal takes entries.");
        t.thisMachine("GET", "/metrics", "Figures in the Prometheus text format.");
        t.anybody("GET", "/api/openapi.json", "This description.");
        t.anybody("GET", "/api/status", "What is public now of each published pause.");
        t.anybody("GET", "/api/session", "Who is signed in, and the token that writes carry.");
        t.anybody("POST", "/api/session", "Sign in with account, password and one-time code.");
        t.signedIn("DELETE", "/api/session", "Sign out.");
        t.anybody("POST", "/api/join", "What an invitation is for, and its key for the codes.");
        t.anybody("PUT", "/api/join", "Take up an invitation with a password and a first code.");

        t.anybody(
                "POST", "/api/session/passkey/options", "What an authenticator signs to sign in.");
        t.anybody("POST", "/api/session/passkey", "Sign in with a passkey.");
        t.anybody("POST", "/api/join/passkey/options", "What makes a passkey for an invitation.");
        t.anybody("PUT", "/api/join/passkey", "Take up an invitation with a passkey.");
        t.signedIn("GET", "/api/passkeys", "One's own passkeys.");
        t.signedIn("POST", "/api/passkeys/options", "What makes another passkey.");
        t.signedIn("POST", "/api/passkeys", "Add a passkey; signed in within five minutes.");
        t.signedIn("DELETE", "/api/passkeys/{passkey}", "Remove a passkey.");

        t.powers("GET", "/api/pauses", "Pauses, in pages.", Power.SEE_PAUSES);
        t.powers("POST", "/api/pauses", "Take in a pause file.", Power.EDIT_PAUSES);
        t.powers("GET", "/api/pauses/{pause}", "Where a pause stands.", Power.SEE_PAUSES);
        t.powers("GET", "/api/pauses/{pause}/file", "Its pause file.", Power.SEE_PLANS);
        t.powers(
                "PUT",
                "/api/pauses/{pause}/file",
                "Write its pause file anew; needs If-Match.",
                Power.EDIT_PAUSES);
        t.powers(
                "GET",
                "/api/pauses/{pause}/decisions",
                "All that was entered about a pause, in pages; of one corridor with ?corridor=.",
                Power.SEE_RECORD);
        t.powers(
                "GET",
                "/api/pauses/{pause}/check",
                "What is missing before anybody may open.",
                Power.SEE_PAUSES);
        t.powers(
                "POST",
                "/api/pauses/{pause}/suspend",
                "Suspend every corridor, at once.",
                Power.SUSPEND);
        t.powers(
                "POST",
                "/api/pauses/{pause}/corridors/{corridor}/suspend",
                "Suspend one corridor, at once.",
                Power.SUSPEND);
        t.powers(
                "POST",
                "/api/pauses/{pause}/corridors/{corridor}/reason",
                "Say afterwards why it was suspended.",
                Power.SUSPEND);
        t.powers(
                "POST",
                "/api/pauses/{pause}/corridors/{corridor}/prepare",
                "Everything is in place.",
                Power.PREPARE);
        t.powers(
                "POST",
                "/api/pauses/{pause}/corridors/{corridor}/confirm",
                "Looked, and it is still open.",
                Power.CONFIRM);
        t.powers(
                "POST",
                "/api/pauses/{pause}/corridors/{corridor}/close",
                "Over for good.",
                Power.PREPARE);
        t.powers(
                "POST",
                "/api/pauses/{pause}/proposals",
                "Ask for something that takes two people.",
                Power.PROPOSE);
        t.powers(
                "POST",
                "/api/pauses/{pause}/proposals/{proposal}/approve",
                "Approve as the second person.",
                Power.APPROVE);
        t.powers(
                "POST",
                "/api/pauses/{pause}/proposals/{proposal}/return",
                "Return it with a reason.",
                Power.PROPOSE);
        t.powers(
                "GET",
                "/api/proposals",
                "What waits for a second person.",
                Power.PROPOSE,
                Power.SEE_PLANS);
        t.powers(
                "GET",
                "/api/pauses/{pause}/assurances",
                "Requests and answers, as of a moment; a liaison sees its own.",
                Power.SEE_PAUSES,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers(
                "POST",
                "/api/pauses/{pause}/assurances",
                "What a party answers.",
                Power.ANSWER_FOR_A_PARTY,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers(
                "POST",
                "/api/pauses/{pause}/requests",
                "Ask a party for its word.",
                Power.ASK_PARTIES);
        t.powers(
                "POST",
                "/api/pauses/{pause}/requests/{request}/acknowledge",
                "The party has received the request.",
                Power.ANSWER_FOR_A_PARTY,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers(
                "GET",
                "/api/channels",
                "What each channel says, and since when.",
                Power.SEE_PAUSES);
        t.powers("GET", "/api/record", "Entries of the journal, in pages.", Power.SEE_RECORD);
        t.powers("GET", "/api/people", "Accounts.", Power.SEE_PEOPLE);
        t.powers(
                "POST",
                "/api/people",
                "Add an account; the answer holds its invitation, once.",
                Power.MANAGE_PEOPLE);
        t.powers(
                "POST",
                "/api/people/{account}/invitation",
                "Another invitation.",
                Power.MANAGE_PEOPLE);
        t.powers("DELETE", "/api/people/{account}", "Remove an account.", Power.MANAGE_PEOPLE);
        t.powers(
                "POST",
                "/api/people/{account}/role",
                "Give an account another role.",
                Power.MANAGE_PEOPLE);
        t.powers(
                "POST",
                "/api/people/{account}/confirmation",
                "Confirm, as the second person, what another did to an account.",
                Power.CONFIRM_PEOPLE);
        t.powers(
                "POST",
                "/api/people/{account}/return",
                "Drop what another did to an account.",
                Power.CONFIRM_PEOPLE);

        t.anybody("GET", "/sign-in", "The page to sign in.");
        t.anybody("POST", "/sign-in", "Sign in.");
        t.anybody("GET", "/sign-in/provider", "Away to the identity provider.");
        t.anybody("GET", "/sign-in/provider/done", "Back from it.");
        t.anybody("GET", "/join", "The page of an invitation.");
        t.anybody("POST", "/join", "Take up an invitation.");
        t.anybody("GET", "/join/waits", "An account that waits for a second person.");
        t.anybody("GET", "/demo", "The door of a demonstration, on its own machine.");
        t.anybody("POST", "/demo", "Take up a link of a demonstration.");
        t.anybody("POST", "/language", "Another language.");
        t.anybody("POST", "/leave", "Sign out, and leave no trace on the screen.");
        t.signedIn("GET", "/", "The pauses.");
        t.signedIn("GET", "/account", "One's own account.");
        t.signedIn("POST", "/account/passkeys/remove", "Remove a passkey.");
        t.powers("POST", "/pauses", "Take in a pause file.", Power.EDIT_PAUSES);
        t.powers("GET", "/pauses/{pause}", "One pause.", Power.SEE_PAUSES);
        t.powers("GET", "/pauses/{pause}/board", "The duty board.", Power.SEE_PAUSES);
        t.powers("GET", "/statements/new", "Paste the first text.", Power.EDIT_PAUSES);
        t.powers("POST", "/statements", "A pause from a text.", Power.EDIT_PAUSES);
        t.powers("GET", "/pauses/{pause}/statements", "Its texts.", Power.SEE_PLANS);
        t.powers("POST", "/pauses/{pause}/statements", "One more text.", Power.EDIT_PAUSES);
        t.powers(
                "GET",
                "/pauses/{pause}/statements/{statement}",
                "A text beside its fields.",
                Power.SEE_PLANS);
        t.powers(
                "POST",
                "/pauses/{pause}/statements/{statement}",
                "Confirm or correct fields.",
                Power.EDIT_PAUSES);
        t.powers(
                "GET",
                "/pauses/{pause}/reports",
                "What monitors report.",
                Power.REPORT,
                Power.SEE_PLANS);
        t.powers("POST", "/pauses/{pause}/reports", "Report.", Power.REPORT);
        t.powers(
                "POST",
                "/pauses/{pause}/reports/{report}",
                "How far it has been looked into.",
                Power.JUDGE_REPORTS);
        t.powers(
                "POST",
                "/pauses/{pause}/notifications",
                "A notification for a party.",
                Power.ASK_PARTIES);
        t.powers(
                "GET",
                "/pauses/{pause}/notifications/{notification}",
                "A notification; a liaison sees its own party's.",
                Power.SEE_PLANS,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers(
                "GET",
                "/pauses/{pause}/notifications/{notification}/text",
                "Its text.",
                Power.SEE_PLANS,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers(
                "POST",
                "/pauses/{pause}/notifications/{notification}/sent",
                "It was sent.",
                Power.ASK_PARTIES);
        t.powers(
                "POST",
                "/pauses/{pause}/notifications/{notification}/heard",
                "It was received.",
                Power.ANSWER_FOR_A_PARTY,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers("GET", "/pauses/{pause}/plans", "Plans and what-ifs.", Power.PLAN);
        t.powers("POST", "/pauses/{pause}/plans", "Make a plan.", Power.PLAN);
        t.powers("POST", "/pauses/{pause}/plans/whatif", "What if.", Power.PLAN);
        t.powers(
                "POST",
                "/pauses/{pause}/plans/files",
                "A file that plans are made from.",
                Power.EDIT_PAUSES);
        t.powers("GET", "/pauses/{pause}/plans/{run}", "One plan.", Power.PLAN);
        t.powers("POST", "/pauses/{pause}/plans/{run}/cancel", "End it.", Power.PLAN);
        t.powers("GET", "/pauses/{pause}/plans/{run}/{file}", "Its report.", Power.PLAN);
        t.powers("GET", "/pauses/{pause}/claims", "Claims side by side.", Power.SEE_PAUSES);
        t.powers(
                "GET",
                "/pauses/{pause}/assurances",
                "Who gave their word.",
                Power.SEE_PAUSES,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers(
                "POST",
                "/pauses/{pause}/assurances",
                "What a party answers.",
                Power.ANSWER_FOR_A_PARTY,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers("POST", "/pauses/{pause}/requests", "Ask a party.", Power.ASK_PARTIES);
        t.powers(
                "POST",
                "/pauses/{pause}/requests/{request}/acknowledge",
                "Received.",
                Power.ANSWER_FOR_A_PARTY,
                Power.ANSWER_FOR_OWN_PARTY);
        t.powers("POST", "/pauses/{pause}/suspend", "Suspend.", Power.SUSPEND);
        t.powers("POST", "/pauses/{pause}/reason", "Why it was suspended.", Power.SUSPEND);
        t.powers("POST", "/pauses/{pause}/prepare", "In place.", Power.PREPARE);
        t.powers("POST", "/pauses/{pause}/confirm", "Still open.", Power.CONFIRM);
        t.powers("POST", "/pauses/{pause}/close", "Over for good.", Power.PREPARE);
        t.powers("POST", "/pauses/{pause}/propose", "Ask for what takes two.", Power.PROPOSE);
        t.powers("POST", "/pauses/{pause}/approve", "Approve.", Power.APPROVE);
        t.powers("POST", "/pauses/{pause}/return", "Return.", Power.PROPOSE);
        t.powers(
                "GET",
                "/decisions",
                "What waits for a second person.",
                Power.PROPOSE,
                Power.SEE_PLANS);
        t.powers("GET", "/record", "The record.", Power.SEE_RECORD);
        t.powers("GET", "/people", "Accounts.", Power.SEE_PEOPLE);
        t.powers("POST", "/people", "Add an account.", Power.MANAGE_PEOPLE);
        t.powers("POST", "/people/invite", "Another invitation.", Power.MANAGE_PEOPLE);
        t.powers("POST", "/people/remove", "Remove an account.", Power.MANAGE_PEOPLE);
        t.powers("POST", "/people/role", "Another role.", Power.MANAGE_PEOPLE);
        t.powers("POST", "/people/confirm", "Confirm as the second person.", Power.CONFIRM_PEOPLE);
        t.powers("POST", "/people/return", "Drop what waits.", Power.CONFIRM_PEOPLE);
        t.powers("GET", "/settings", "How this server is set.", Power.SEE_SETTINGS);
        t.anybody("GET", "/assets/{file}", "Style sheet and script.");
        return List.copyOf(t.routes);
    }

    private static final class Table {
        private final List<Route> routes = new ArrayList<>();

        private void anybody(String method, String path, String says) {
            add(method, path, Who.ANYBODY, says, Set.of());
        }

        private void thisMachine(String method, String path, String says) {
            add(method, path, Who.THIS_MACHINE, says, Set.of());
        }

        private void signedIn(String method, String path, String says) {
            add(method, path, Who.SIGNED_IN, says, Set.of());
        }

        private void powers(String method, String path, String says, Power first, Power... more) {
            add(method, path, Who.POWERS, says, EnumSet.of(first, more));
        }

        private void add(String method, String path, Who who, String says, Set<Power> powers) {
            routes.add(new Route(method, PARSER.parse(path), who, powers, says));
        }
    }
}
