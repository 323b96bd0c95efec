package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.pages.PlanFigures;
import org.safepassage.app.server.pages.PlanPages;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.app.server.plans.PlanInput;
import org.safepassage.app.server.plans.Plans;
import org.safepassage.app.server.plans.Run;
import org.safepassage.domain.Worded;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Plans, their reports, and what-ifs. Who asked for one stands in the journal. */
@Controller
final class PlanScreens {
    /** The report brings its own style and no script; it may fetch nothing. */
    private static final String REPORT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html",
                    "text/html;charset=UTF-8",
                    "json",
                    "application/json",
                    "csv",
                    "text/csv;charset=UTF-8",
                    "geojson",
                    "application/geo+json");

    private final Screen screen;
    private final Desk desk;
    private final Plans plans;

    PlanScreens(Screen screen, Desk desk, Plans plans) {
        this.screen = screen;
        this.desk = desk;
        this.plans = plans;
    }

    private static String base(String id) {
        return "/pauses/" + id + "/plans";
    }

    @GetMapping("/pauses/{pause}/plans")
    ResponseEntity<String> list(@PathVariable("pause") String id, HttpServletRequest request)
            throws IOException {
        return list(200, id, null, request);
    }

    private ResponseEntity<String> list(
            int status, String id, @Nullable String fault, HttpServletRequest request)
            throws IOException {
        PauseState pause = screen.pause(id);
        List<Run> runs = plans.runs(id);
        ResponseEntity<String> page =
                Screen.page(
                        status,
                        PlanPages.list(
                                screen.viewer(request),
                                pause,
                                plans.files(id),
                                runs,
                                plans.findObstacle(pause).orElse(null),
                                fault));
        return runs.stream().allMatch(r -> r.state().isOver()) ? page : again(page, 5);
    }

    /** With the browser asked to load it again; that needs no script. */
    private static ResponseEntity<String> again(ResponseEntity<String> page, int seconds) {
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header("Refresh", Integer.toString(seconds))
                .body(page.getBody());
    }

    @PostMapping("/pauses/{pause}/plans/files")
    ResponseEntity<String> give(
            @PathVariable("pause") String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        screen.pause(id);
        PlanInput of = Worded.find(PlanInput.class, kind).orElse(null);
        if (of == null || file == null) {
            return list(422, id, "Choose a file and say what it holds.", request);
        }
        String name = file.getOriginalFilename();
        try (InputStream in = file.getInputStream()) {
            plans.keep(id, of, name == null ? "" : name, in);
        } catch (IllegalArgumentException e) {
            return list(422, id, e.getMessage(), request);
        }
        return screen.after(
                request,
                desk.note(
                        actor(request),
                        Power.EDIT_PAUSES,
                        id,
                        "gave a file of %s for plans".formatted(of.word())),
                base(id));
    }

    @PostMapping("/pauses/{pause}/plans")
    ResponseEntity<String> start(@PathVariable("pause") String id, HttpServletRequest request)
            throws IOException {
        return start(id, List.of(), request);
    }

    private ResponseEntity<String> start(
            String id, List<String> changes, HttpServletRequest request) throws IOException {
        PauseState pause = screen.pause(id);
        String obstacle = plans.findObstacle(pause).orElse(null);
        if (obstacle != null) {
            return list(409, id, obstacle, request);
        }
        Outcome noted =
                desk.note(
                        actor(request),
                        Power.PLAN,
                        id,
                        changes.isEmpty()
                                ? "asked for a plan"
                                : "asked what if " + String.join(" ", changes));
        if (!(noted instanceof Outcome.Done)) {
            return screen.after(request, noted, base(id));
        }
        try {
            Run run = plans.start(pause, actor(request).account(), changes);
            return Screen.to(base(id) + "/" + run.id());
        } catch (IllegalStateException e) {
            return list(429, id, e.getMessage(), request);
        }
    }

    @PostMapping("/pauses/{pause}/plans/whatif")
    ResponseEntity<String> whatIf(
            @PathVariable("pause") String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request)
            throws IOException {
        PauseState pause = screen.pause(id);
        List<String> changes = new ArrayList<>();
        String close = corridor(pause, form.getOrDefault("close", ""));
        String at = form.getOrDefault("at", "");
        if (!close.isEmpty()) {
            changes.add("--close");
            changes.add(at.matches("[0-2][0-9]:[0-5][0-9]") ? close + "@" + at : close);
        }
        String lanes = corridor(pause, form.getOrDefault("lanes", ""));
        int by = number(form.get("by"));
        if (!lanes.isEmpty() && by != 0) {
            changes.add("--lanes");
            changes.add(lanes + "=" + (by > 0 ? "+" : "") + by);
        }
        int extend = number(form.get("extend"));
        if (extend != 0) {
            changes.add("--extend=" + (extend > 0 ? "+" : "") + extend + "min");
        }
        int buses = number(form.get("buses"));
        if (buses != 0) {
            changes.add("--buses=" + (buses > 0 ? "+" : "") + buses);
        }
        return changes.isEmpty()
                ? list(
                        422,
                        id,
                        "Say what is different: a closing, lanes, minutes or buses.",
                        request)
                : start(id, changes, request);
    }

    private static String corridor(PauseState pause, String id) {
        return pause.pause().findCorridor(id).isPresent() ? id : "";
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[+-]?[0-9]{1,4}")
                ? Integer.parseInt(text.replace("+", ""))
                : 0;
    }

    @GetMapping("/pauses/{pause}/plans/{run}")
    ResponseEntity<String> one(
            @PathVariable("pause") String id,
            @PathVariable("run") String runId,
            HttpServletRequest request)
            throws IOException {
        PauseState pause = screen.pause(id);
        Run run = run(id, runId);
        JsonNode figures = plans.figures(id, run);
        ResponseEntity<String> page =
                Screen.page(
                        200,
                        PlanPages.one(
                                screen.viewer(request),
                                pause,
                                run,
                                figures == null ? null : new PlanFigures(figures)));
        return run.state().isOver() ? page : again(page, 2);
    }

    private Run run(String id, String runId) throws IOException {
        try {
            return plans.find(id, runId)
                    .orElseThrow(() -> new IllegalArgumentException("There is no such plan."));
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "no-such-plan", "Not found", "There is no plan " + runId + ".");
        }
    }

    @PostMapping("/pauses/{pause}/plans/{run}/cancel")
    ResponseEntity<String> cancel(
            @PathVariable("pause") String id, @PathVariable("run") String runId)
            throws IOException {
        screen.pause(id);
        plans.cancel(id, run(id, runId).id());
        return Screen.to(base(id) + "/" + runId);
    }

    @GetMapping("/pauses/{pause}/plans/{run}/{file}")
    ResponseEntity<byte[]> file(
            @PathVariable("pause") String id,
            @PathVariable("run") String runId,
            @PathVariable("file") String file)
            throws IOException {
        screen.pause(id);
        Run run = run(id, runId);
        byte[] bytes =
                plans.file(id, run.id(), file)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                404,
                                                "no-such-file",
                                                "Not found",
                                                "The plan has no file " + file + "."));
        String ending = file.substring(file.lastIndexOf('.') + 1);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(
                                MediaType.parseMediaType(
                                        TYPES.getOrDefault(ending, "application/octet-stream")));
        if (ending.equals("html")) {
            answer.header("Content-Security-Policy", REPORT_POLICY);
        } else {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"RESTRICTED-%s-%s\"".formatted(run.id(), file));
        }
        return answer.body(bytes);
    }
}
