package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.http.Access;
import org.safepassage.app.server.http.Access.Who;
import org.safepassage.app.server.people.Role;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route for every role, and for nobody; no route that the table does not know. */
class RoutesTest {
    private final TestServer server = TestServer.get();

    @Test
    @DisplayName("every handler has its line in the table, and every line a handler")
    void noRouteWithoutEntry() {
        Set<String> handled = new TreeSet<>();
        server.server()
                .web()
                .getBean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(
                        info ->
                                info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(
                                                method ->
                                                        info.getPatternValues()
                                                                .forEach(
                                                                        path ->
                                                                                handled.add(
                                                                                        method + " "
                                                                                                + path))));
        Set<String> listed = new TreeSet<>();
        Access.all().forEach(route -> listed.add(route.toString()));
        assertEquals(listed, handled);
    }

    @Test
    @DisplayName("each role gets through to exactly the routes that the table gives it")
    void everyRouteForEveryRole() throws Exception {
        Map<Role, Client> people = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            people.put(role, server.someone(role, role == Role.LIAISON ? "S" : null));
        }
        Client nobody = new Client(server);
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Access.Route route : Access.all()) {
            String path = route.path().getPatternString().replaceAll("\\{[a-z]+}", "absent");
            String type = route.isWrite() && route.isApi() ? "application/json" : "";
            for (Role role : Role.values()) {
                if (route.toString().equals("DELETE /api/session")
                        || route.toString().equals("POST /leave")
                        || route.toString().endsWith("/sign-in")
                        || route.toString().equals("POST /api/session")) {
                    continue; // they end or begin sessions; SessionsTest asks them
                }
                Client.Answer answer =
                        Objects.requireNonNull(people.get(role))
                                .send(
                                        route.method(),
                                        path,
                                        route.isWrite() && route.isApi() ? "{}" : "",
                                        type);
                boolean refused = answer.status() == 403;
                if ((refused == route.allows(role) && route.who() != Who.THIS_MACHINE)
                        || answer.status() == 401
                        || answer.status() >= 500) {
                    wrong.add(route + " as " + role.word() + ": " + answer.status());
                }
                asked++;
            }
            Client.Answer answer =
                    nobody.send(
                            route.method(),
                            path,
                            route.isWrite() && route.isApi() ? "{}" : "",
                            type);
            boolean page = !route.isWrite() && !route.isApi();
            boolean open = route.who() == Who.ANYBODY || route.who() == Who.THIS_MACHINE;
            boolean kept =
                    page
                            ? answer.status() == 302
                                    && "/sign-in".equals(answer.headers().get("location"))
                            : answer.status() == 401;
            if ((open == kept && !(open && route.isWrite())) || answer.status() >= 500) {
                wrong.add(route + " as nobody: " + answer.status());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked > 300, asked + " questions");
    }

    @Test
    @DisplayName("the description has every route of the API, with bodies and refusals")
    void described() throws Exception {
        Client.Answer answer = new Client(server).get("/api/openapi.json");
        assertEquals(200, answer.status(), answer.body());
        assertEquals("3.1.1", answer.at("/openapi"));
        for (Access.Route route : Access.all()) {
            if (route.isApi()) {
                var operation =
                        answer.json()
                                .get("paths")
                                .get(route.path().getPatternString())
                                .get(route.method().toLowerCase(java.util.Locale.ROOT));
                assertEquals(route.says(), operation.get("summary").asString());
            }
        }
        assertEquals("string", answer.at("/components/schemas/NewPause/properties/file/type"));
    }

    @Test
    @DisplayName("what stands nowhere is not found, signed in or not")
    void elsewhere() throws Exception {
        assertEquals(404, new Client(server).get("/nowhere").status());
        assertEquals(404, new Client(server).get("/api/nowhere").status());
        assertEquals(405, new Client(server).get("/api/join").status());
    }
}
