package org.safepassage.app.server.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Worded;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * How the server logs.
 *
 * <p>No line holds an account, an address, a path, a body or a header. Messages of faults and words
 * of libraries, which may quote what somebody sent, are left out: kind and place of a fault say
 * where to look.
 *
 * @param json one JSON object a line; else a line for people, and a fault's places below it
 * @param file null for the standard error; a file is turned over at 10 MB, and five old ones kept
 * @param requests a line for each request that is not for a public page
 * @param verbatim messages of faults and words of libraries too: for a machine with nothing true on
 *     it
 */
public record Logs(
        boolean json, @Nullable Path file, Depth depth, boolean requests, boolean verbatim) {
    /** The logger of the lines about requests. */
    public static final String REQUESTS = "safepassage.requests";

    private static final String OURS = "org.safepassage";
    private static final int OLD_FILES = 5;

    /** From which level on lines of the program are written; of libraries only from warning on. */
    public enum Depth implements Worded {
        ERROR("error"),
        WARNING("warning"),
        INFO("info"),
        DEBUG("debug");

        private final String word;

        Depth(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        private Level level() {
            return this == WARNING ? Level.WARN : Level.valueOf(name());
        }
    }

    /** Logs so from now on, whatever did before. */
    public void start() throws IOException {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LogLine line = new LogLine(json, verbatim);
        line.setContext(context);
        line.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(java.nio.charset.StandardCharsets.UTF_8);
        encoder.setLayout(line);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender =
                file == null ? console() : turned(context, file);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .setLevel(depth == Depth.ERROR ? Level.ERROR : Level.WARN);
        context.getLogger(OURS).setLevel(depth.level());
        context.getLogger(REQUESTS).setLevel(requests ? Level.INFO : Level.OFF);
    }

    private static ConsoleAppender<ILoggingEvent> console() {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return console;
    }

    private static RollingFileAppender<ILoggingEvent> turned(LoggerContext context, Path file)
            throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        FixedWindowRollingPolicy old = new FixedWindowRollingPolicy();
        old.setContext(context);
        old.setParent(appender);
        old.setFileNamePattern(file + ".%i");
        old.setMinIndex(1);
        old.setMaxIndex(OLD_FILES);
        old.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(10 * FileSize.MB_COEFFICIENT));
        size.start();
        appender.setRollingPolicy(old);
        appender.setTriggeringPolicy(size);
        return appender;
    }
}
