package org.safepassage.app.server.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

/** One event as it is written: see {@link Logs} for what is left out. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PLACES = 12;

    private final boolean json;
    private final boolean verbatim;

    LogLine(boolean json, boolean verbatim) {
        this.json = json;
        this.verbatim = verbatim;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        line.put("from", event.getLoggerName());
        boolean ours =
                event.getLoggerName().startsWith("org.safepassage")
                        || event.getLoggerName().equals(Logs.REQUESTS);
        if (ours || verbatim) {
            line.put("says", event.getFormattedMessage());
        }
        if (event.getKeyValuePairs() != null && ours) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.put(pair.key, pair.value);
            }
        }
        List<Map<String, Object>> faults = faults(event.getThrowableProxy());
        if (!faults.isEmpty()) {
            line.put("faults", faults);
        }
        return json ? JSON.writeValueAsString(line) + "\n" : text(line, faults);
    }

    /** A fault and what caused it, the outermost first. */
    private List<Map<String, Object>> faults(IThrowableProxy outermost) {
        List<Map<String, Object>> faults = new ArrayList<>();
        for (IThrowableProxy fault = outermost;
                fault != null && faults.size() < PLACES;
                fault = fault.getCause()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", fault.getClassName());
            if (verbatim && fault.getMessage() != null) {
                one.put("message", fault.getMessage());
            }
            List<String> places = new ArrayList<>();
            for (StackTraceElementProxy frame : fault.getStackTraceElementProxyArray()) {
                if (places.size() < PLACES) {
                    places.add(frame.getStackTraceElement().toString());
                }
            }
            one.put("places", places);
            faults.add(one);
        }
        return faults;
    }

    private static String text(Map<String, Object> line, List<Map<String, Object>> faults) {
        StringBuilder text = new StringBuilder();
        line.forEach(
                (key, value) -> {
                    if (!key.equals("faults")) {
                        text.append(text.isEmpty() ? "" : " ")
                                .append(
                                        List.of("at", "level", "from", "says").contains(key)
                                                ? oneLine(String.valueOf(value))
                                                : key + "=" + oneLine(String.valueOf(value)));
                    }
                });
        text.append('\n');
        for (Map<String, Object> fault : faults) {
            text.append("  ").append(fault.get("kind"));
            if (fault.get("message") != null) {
                text.append(": ").append(oneLine(String.valueOf(fault.get("message"))));
            }
            text.append('\n');
            for (Object place : (List<?>) java.util.Objects.requireNonNull(fault.get("places"))) {
                text.append("    at ").append(place).append('\n');
            }
        }
        return text.toString();
    }

    /** So that nobody writes lines of their own into the log. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
