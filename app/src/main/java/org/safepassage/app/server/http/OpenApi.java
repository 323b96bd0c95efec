package org.safepassage.app.server.http;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.http.Access.Route;
import org.safepassage.app.server.http.Access.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The API described from what it is: the table of routes, the handlers' bodies and answers. So the
 * description cannot say what the server does not do.
 *
 * @see "OpenAPI Specification 3.1.1"
 */
@RestController
final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final RequestMappingHandlerMapping handlers;

    OpenApi(RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    @GetMapping("/api/openapi.json")
    Map<String, Object> describe() {
        Map<String, Method> methods = new TreeMap<>();
        handlers.getHandlerMethods()
                .forEach(
                        (info, handler) ->
                                info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(
                                                m ->
                                                        info.getPatternValues()
                                                                .forEach(
                                                                        p ->
                                                                                methods.put(
                                                                                        m + " " + p,
                                                                                        method(
                                                                                                handler)))));
        Map<String, Object> schemas = new TreeMap<>();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : Access.all()) {
            Method method = methods.get(route.toString());
            if (route.isApi() && method != null) {
                paths.computeIfAbsent(route.path().getPatternString(), _ -> new LinkedHashMap<>())
                        .put(
                                route.method().toLowerCase(Locale.ROOT),
                                operation(route, method, schemas));
            }
        }
        schema(Problem.class, schemas);
        return Map.of(
                "openapi",
                "3.1.1",
                "info",
                Map.of(
                        "title",
                        "Safe Passage",
                        "version",
                        "1",
                        "description",
                        "Sign in at POST /api/session; every other write carries the cookie and the token of GET"
                                + " /api/session in its header. A write takes an Idempotency-Key. Lists come in pages:"
                                + " while 'next' is there, ask again with after=next."),
                "paths",
                paths,
                "components",
                Map.of("schemas", schemas));
    }

    private static Method method(HandlerMethod handler) {
        return handler.getMethod();
    }

    private static Map<String, Object> operation(
            Route route, Method method, Map<String, Object> schemas) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.says());
        operation.put(
                "operationId", method.getDeclaringClass().getSimpleName() + "." + method.getName());
        if (route.who() == Who.POWERS) {
            operation.put(
                    "x-powers",
                    route.powers().stream()
                            .map(p -> p.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .sorted()
                            .toList());
        }
        operation.put("parameters", parameters(route, method));
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                boolean text = parameter.getType() == String.class;
                operation.put(
                        "requestBody",
                        Map.of(
                                "required",
                                true,
                                "content",
                                Map.of(
                                        text ? "application/yaml" : "application/json",
                                        Map.of(
                                                "schema",
                                                schema(
                                                        parameter.getParameterizedType(),
                                                        schemas)))));
            }
        }
        operation.put("responses", responses(route, method, schemas));
        return operation;
    }

    private static List<Map<String, Object>> parameters(Route route, Method method) {
        List<Map<String, Object>> all = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(route.path().getPatternString());
        while (variables.find()) {
            all.add(parameter(variables.group(1), "path", true));
        }
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                all.add(parameter(parameter.getName(), "query", false));
            }
        }
        if (route.isWrite() && route.who() == Who.POWERS) {
            all.add(parameter("Idempotency-Key", "header", false));
            all.add(parameter("If-Match", "header", route.method().equals("PUT")));
        }
        return all;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required) {
        return Map.of(
                "name", name, "in", in, "required", required, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> responses(
            Route route, Method method, Map<String, Object> schemas) {
        Type answer = method.getGenericReturnType();
        if (answer instanceof ParameterizedType of && of.getRawType() == ResponseEntity.class) {
            answer = of.getActualTypeArguments()[0];
        }
        Object done =
                answer == Object.class
                        ? schema(Asked.Done.class, schemas)
                        : schema(answer, schemas);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "2XX",
                Map.of(
                        "description",
                        "Done.",
                        "content",
                        Map.of("application/json", Map.of("schema", done))));
        if (route.who() != Who.ANYBODY) {
            all.put("401", problem("Nobody is signed in."));
            all.put("403", problem("The role does not allow it, or sign in again."));
        }
        if (route.isWrite()) {
            all.put("409", problem("A rule stands against it."));
            all.put("412", problem("It has changed since."));
            all.put("422", problem("Not understood."));
            all.put("503", problem("The disk did not take it."));
        }
        if (route.method().equals("PUT") && route.who() == Who.POWERS) {
            all.put("428", problem("Say which version, with If-Match."));
        }
        return all;
    }

    private static Map<String, Object> problem(String says) {
        return Map.of(
                "description",
                says,
                "content",
                Map.of(
                        Problem.MEDIA_TYPE,
                        Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
    }

    /** The JSON Schema of a type; a record becomes a component of its own. */
    private static Map<String, Object> schema(Type type, Map<String, Object> schemas) {
        if (type instanceof ParameterizedType of) {
            Type[] arguments = of.getActualTypeArguments();
            Class<?> raw = (Class<?>) of.getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                return Map.of("type", "array", "items", schema(arguments[0], schemas));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return Map.of("type", "object", "additionalProperties", true);
            }
            if (raw.isRecord()) {
                return Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("items"),
                        "properties",
                        Map.of(
                                "items",
                                Map.of("type", "array", "items", schema(arguments[0], schemas)),
                                "next",
                                Map.of("type", "string")));
            }
        }
        if (!(type instanceof Class<?> is)) {
            return Map.of();
        }
        if (is == String.class) {
            return Map.of("type", "string");
        }
        if (is == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (is == boolean.class || is == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (is == int.class || is == long.class || is == Long.class) {
            return Map.of("type", "integer");
        }
        if (is.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    java.util.Arrays.stream(is.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (is.isRecord()) {
            component(is, schemas);
            return Map.of("$ref", "#/components/schemas/" + is.getSimpleName());
        }
        return Map.of("type", "object");
    }

    private static void component(Class<?> record, Map<String, Object> schemas) {
        String name = record.getSimpleName();
        if (schemas.containsKey(name)) {
            return;
        }
        schemas.put(name, Map.of()); // a record may hold itself
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.put(component.getName(), schema(component.getGenericType(), schemas));
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable) {
                required.add(component.getName());
            }
        }
        schemas.put(
                name,
                Map.of(
                        "type",
                        "object",
                        "required",
                        Objects.requireNonNull(required),
                        "properties",
                        properties));
    }
}
