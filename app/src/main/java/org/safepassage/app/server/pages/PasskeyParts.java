package org.safepassage.app.server.pages;

/** What of a page makes or uses a passkey: it stays hidden unless the script can do it here. */
final class PasskeyParts {
    private PasskeyParts() {}

    /**
     * A button that the script shows.
     *
     * @param act sign-in, join or add
     * @param origin where passkeys are taken
     * @param name of one thing more that the script needs
     */
    static void button(
            Html page,
            Viewer viewer,
            String act,
            String key,
            String origin,
            String name,
            String value) {
        page.open(
                "div",
                "class",
                "passkey narrow",
                "hidden",
                "",
                "data-act",
                act,
                "data-origin",
                origin,
                "data-" + name,
                value,
                "data-header",
                "X-XSRF-TOKEN",
                "data-token-value",
                viewer.token(),
                "data-failed",
                viewer.say("passkey.failed"),
                "data-elsewhere",
                viewer.say("passkey.elsewhere", origin));
        if (act.equals("add")) {
            Layout.field(page, viewer.say("passkey.label"), "label", "maxlength", "40");
        }
        page.open("button", "type", "button", "class", "btn pri").text(viewer.say(key)).close();
        page.leaf("p", "", "class", "said", "role", "status");
        page.close();
    }
}
