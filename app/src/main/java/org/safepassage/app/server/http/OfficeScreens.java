package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.Passkeys;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.pages.AccountPage;
import org.safepassage.app.server.pages.OfficePages;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.Worded;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The record, accounts and settings. */
@Controller
final class OfficeScreens {
    private final Screen screen;
    private final Desk desk;
    private final People people;
    private final Passkeys passkeys;
    private final Journal journal;
    private final ComingIn comingIn;

    OfficeScreens(
            Screen screen,
            Desk desk,
            People people,
            Passkeys passkeys,
            Journal journal,
            ComingIn comingIn) {
        this.screen = screen;
        this.desk = desk;
        this.people = people;
        this.passkeys = passkeys;
        this.journal = journal;
        this.comingIn = comingIn;
    }

    @GetMapping("/record")
    ResponseEntity<String> record(
            @RequestParam(defaultValue = "") String pause,
            @RequestParam(defaultValue = "-1") long after,
            HttpServletRequest request)
            throws IOException {
        String of = pause.isEmpty() ? null : pause;
        Journal.Slice slice = journal.after(of, after, 50);
        return Screen.page(
                200,
                OfficePages.record(
                        screen.viewer(request),
                        desk.recorded().pauses().keySet(),
                        of,
                        slice.rows(),
                        slice.next()));
    }

    @GetMapping("/people")
    ResponseEntity<String> people(HttpServletRequest request) {
        return Screen.page(
                200,
                OfficePages.people(
                        screen.viewer(request), desk.recorded().people().values(), null));
    }

    @PostMapping("/people")
    ResponseEntity<String> addPerson(
            @RequestParam String account,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String party,
            HttpServletRequest request) {
        Role of = role(role);
        return invited(
                request,
                people.add(
                        actor(request),
                        account.strip(),
                        of,
                        party.isBlank() ? null : party.strip()));
    }

    private static Role role(String word) {
        return Worded.find(Role.class, word)
                .orElseThrow(() -> new Refusal(422, "role", "Not understood", "No such role."));
    }

    @PostMapping("/people/role")
    ResponseEntity<String> changeRole(
            @RequestParam String account,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String party,
            HttpServletRequest request) {
        return screen.after(
                request,
                people.changeRole(
                        actor(request),
                        account,
                        role(role),
                        party.isBlank() ? null : party.strip()),
                "/people");
    }

    /** An approver sees what waits among the decisions, an administrator among the accounts. */
    private static String waiting(HttpServletRequest request) {
        return actor(request).role().may(Role.Power.SEE_PEOPLE) ? "/people" : "/decisions";
    }

    @PostMapping("/people/confirm")
    ResponseEntity<String> confirm(
            @RequestParam String account,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        return screen.after(
                request,
                people.confirmations().confirm(actor(request), account, code),
                waiting(request));
    }

    @PostMapping("/people/return")
    ResponseEntity<String> sendBack(@RequestParam String account, HttpServletRequest request) {
        return screen.after(
                request,
                people.confirmations().sendBack(actor(request), account),
                waiting(request));
    }

    @PostMapping("/people/invite")
    ResponseEntity<String> invite(@RequestParam String account, HttpServletRequest request) {
        return invited(request, people.invite(actor(request), account));
    }

    private ResponseEntity<String> invited(HttpServletRequest request, People.Invited invited) {
        String token = invited.token();
        if (token == null || !(invited.outcome() instanceof Outcome.Done done)) {
            return screen.after(request, invited.outcome(), "/people");
        }
        String link =
                request.getRequestURL().toString().replaceFirst("/people.*$", "/join?token=")
                        + token;
        return Screen.page(
                200,
                OfficePages.people(
                        screen.viewer(request),
                        desk.recorded().people().values(),
                        new OfficePages.Link(done.id(), link)));
    }

    @PostMapping("/people/remove")
    ResponseEntity<String> remove(@RequestParam String account, HttpServletRequest request) {
        return screen.after(request, people.remove(actor(request), account), "/people");
    }

    @GetMapping("/account")
    ResponseEntity<String> account(HttpServletRequest request) {
        return Screen.page(
                200,
                AccountPage.of(
                        screen.viewer(request),
                        desk.recorded().findPerson(actor(request).account()).orElseThrow(),
                        screen.origin()));
    }

    @PostMapping("/account/passkeys/remove")
    ResponseEntity<String> removePasskey(@RequestParam String passkey, HttpServletRequest request) {
        return screen.after(request, passkeys.remove(actor(request), passkey), "/account");
    }

    @GetMapping("/settings")
    ResponseEntity<String> settings(HttpServletRequest request) {
        return Screen.page(
                200,
                OfficePages.settings(
                        screen.viewer(request),
                        desk.limits(),
                        desk.recorded().size(),
                        journal.keys(desk.recorded().pauses().keySet()),
                        comingIn.find().orElse(null)));
    }
}
