package org.safepassage.app.server.pages;

import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;

/** The pages before one is signed in. */
public final class DoorPages {
    private DoorPages() {}

    /**
     * Ways to sign in beside the password.
     *
     * @param origin from which passkeys are taken; null without them
     * @param provider whether an identity provider is configured
     */
    public record Ways(@Nullable String origin, boolean provider) {}

    /**
     * The page to sign in, or to do so again.
     *
     * @param to where to go then
     */
    public static String signIn(
            Viewer viewer, @Nullable String said, boolean fault, String to, Ways ways) {
        String origin = ways.origin();
        Html page = Layout.begin(viewer, viewer.say("signin.title"), false);
        if (said != null) {
            page.leaf("p", said, "class", fault ? "error" : "done", "role", "alert");
        }
        if (origin != null) {
            PasskeyParts.button(page, viewer, "sign-in", "passkey.signin", origin, "to", to);
        }
        if (ways.provider()) {
            page.open("p")
                    .leaf(
                            "a",
                            viewer.say("signin.provider"),
                            "class",
                            "btn pri",
                            "href",
                            "/sign-in/provider?to=" + to + (fault ? "&again=yes" : ""))
                    .close();
        }
        Layout.form(page, viewer, "/sign-in", "class", "narrow");
        Layout.hidden(page, "to", to);
        Layout.field(
                page,
                viewer.say("signin.account"),
                "account",
                "autocomplete",
                "username",
                "required",
                "",
                "autocapitalize",
                "none",
                "spellcheck",
                "false",
                viewer.account() == null ? "" : "value",
                viewer.account() == null ? "" : viewer.account());
        Layout.field(
                page,
                viewer.say("signin.password"),
                "password",
                "type",
                "password",
                "autocomplete",
                "current-password",
                "required",
                "");
        code(page, viewer.say("signin.code"));
        page.leaf("button", viewer.say("signin.do"), "class", "btn pri").close();
        return Layout.end(page);
    }

    private static void code(Html page, String label) {
        Layout.field(
                page,
                label,
                "code",
                "inputmode",
                "numeric",
                "autocomplete",
                "one-time-code",
                "maxlength",
                "7",
                "required",
                "");
    }

    /** An invitation to take up, with the key for the codes as text and as a picture. */
    public static String join(
            Viewer viewer,
            String token,
            String account,
            Role role,
            String key,
            int shortest,
            @Nullable String fault,
            @Nullable String origin) {
        Html page = Layout.begin(viewer, viewer.say("join.title", account), false);
        if (fault != null) {
            page.leaf("p", fault, "class", "error", "role", "alert");
        }
        page.leaf("p", viewer.say("join.role", viewer.say("role." + role.word())));
        if (origin != null) {
            PasskeyParts.button(page, viewer, "join", "passkey.join", origin, "token", token);
        }
        Layout.form(page, viewer, "/join", "class", "narrow");
        Layout.hidden(page, "token", token);
        page.leaf("p", viewer.say("join.app"));
        page.empty(
                "img",
                "alt",
                "",
                "width",
                "200",
                "height",
                "200",
                "class",
                "qr",
                "src",
                Qr.picture(
                        "otpauth://totp/Safe%20Passage:"
                                + account
                                + "?secret="
                                + key
                                + "&issuer=Safe%20Passage"));
        page.open("p").leaf("code", grouped(key), "dir", "ltr").close();
        page.leaf("p", viewer.say("join.words", shortest));
        Layout.field(
                page,
                viewer.say("signin.password"),
                "password",
                "type",
                "password",
                "autocomplete",
                "new-password",
                "minlength",
                Integer.toString(shortest),
                "required",
                "");
        code(page, viewer.say("join.code"));
        page.leaf("button", viewer.say("join.do"), "class", "btn pri").close();
        return Layout.end(page);
    }

    /** Somebody came back from the identity provider; the browser goes on by itself. */
    public static String welcome(Viewer viewer, String to) {
        Html page = Layout.begin(viewer, viewer.say("signin.welcome"), false);
        page.open("p").leaf("a", viewer.say("signin.on"), "class", "btn pri", "href", to).close();
        return Layout.end(page);
    }

    /** An account was taken up and waits for a second person. */
    public static String waits(Viewer viewer, String account, String code) {
        Html page = Layout.begin(viewer, viewer.say("join.waits.title", account), false);
        page.leaf("p", viewer.say("join.waits"));
        page.open("p")
                .leaf(
                        "code",
                        code.substring(0, 4) + " " + code.substring(4),
                        "dir",
                        "ltr",
                        "class",
                        "key")
                .close();
        page.leaf("p", viewer.say("join.waits.then"));
        page.open("p").leaf("a", viewer.say("signin.do"), "href", "/sign-in").close();
        return Layout.end(page);
    }

    /** The door of a demonstration, for one role. */
    public static String demo(Viewer viewer, String token, Role role) {
        Html page = Layout.begin(viewer, viewer.say("demo.title"), true);
        page.leaf("p", viewer.say("demo.what"));
        Layout.form(page, viewer, "/demo", "id", "demo");
        Layout.hidden(page, "token", token);
        page.leaf(
                        "button",
                        viewer.say("demo.enter", viewer.say("role." + role.word())),
                        "class",
                        "btn pri")
                .close();
        return Layout.end(page);
    }

    /** What is said instead of a page; nothing was changed. */
    public static String refusal(Viewer viewer, String says, String back) {
        Html page = Layout.begin(viewer, viewer.say("problem.title"), false);
        page.open("div", "class", "error", "role", "alert")
                .leaf("p", says, "dir", "auto")
                .leaf("p", viewer.say("problem.kept"))
                .close();
        page.open("p").leaf("a", viewer.say("back"), "href", back).close();
        return Layout.end(page);
    }

    private static String grouped(String key) {
        return key.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
