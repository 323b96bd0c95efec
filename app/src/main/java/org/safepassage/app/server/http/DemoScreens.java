package org.safepassage.app.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.pages.DoorPages;
import org.safepassage.app.server.people.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door of a demonstration. On any other server nothing is at these addresses. */
@Controller
final class DemoScreens {
    private final Screen screen;
    private final Desk desk;
    private final Sessions sessions;
    private final DemoLinks links;

    DemoScreens(Screen screen, Desk desk, Sessions sessions, DemoLinks links) {
        this.screen = screen;
        this.desk = desk;
        this.sessions = sessions;
        this.links = links;
    }

    private static boolean isThisMachine(HttpServletRequest request) throws IOException {
        return request.getHeader("X-Forwarded-For") == null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }

    /** Asks before it signs in: what only looks at links ahead of time takes none of them up. */
    @GetMapping("/demo")
    ResponseEntity<String> look(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request)
            throws IOException {
        Optional<Person> person =
                isThisMachine(request)
                        ? links.find(token).flatMap(desk.recorded()::findPerson)
                        : Optional.empty();
        return person.map(
                        p ->
                                Screen.page(
                                        200,
                                        DoorPages.demo(screen.viewer(request), token, p.role())))
                .orElseGet(
                        () ->
                                Screen.page(
                                        404,
                                        DoorPages.refusal(
                                                screen.viewer(request),
                                                screen.viewer(request).words().say("demo.gone"),
                                                "/")));
    }

    @PostMapping("/demo")
    ResponseEntity<String> enter(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Person> person =
                isThisMachine(request)
                        ? links.take(token).flatMap(desk.recorded()::findPerson)
                        : Optional.empty();
        if (person.isEmpty()) {
            return look("", request);
        }
        sessions.welcome(
                request,
                response,
                new People.SignIn.Welcome(person.get(), "password", desk.instant()));
        return Screen.to("/");
    }
}
