package org.safepassage.bench.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Junk at a set rate from many addresses of this machine, so that a limit by address does not make
 * it easy: pages for nobody, reads of what needs a session, sign-ins that guess, forms without a
 * token, bodies of garbage, lines that are no HTTP. A process of its own, which ends when its input
 * ends; prints what it reached.
 *
 * <p>{@code java … org.safepassage.bench.server.Flood PORT RATE [GUESSES_PER_HUNDRED]}
 */
public final class Flood {
    private static final int CONNECTIONS = 256;
    private static final int ADDRESSES = 200;
    private static final AtomicLongArray BY_STATUS = new AtomicLongArray(600);
    private static final int BROKEN = 0;
    private static volatile boolean ended;

    private Flood() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        int guesses = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        long start = System.nanoTime();
        Thread[] senders = new Thread[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            senders[i] =
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            send(
                                                    port,
                                                    number,
                                                    (double) rate / CONNECTIONS,
                                                    guesses,
                                                    start));
        }
        System.in.transferTo(OutputStream.nullOutputStream());
        ended = true;
        for (Thread sender : senders) {
            sender.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        Map<Integer, Long> counts = new TreeMap<>();
        long all = 0;
        for (int i = 0; i < BY_STATUS.length(); i++) {
            if (BY_STATUS.get(i) > 0) {
                counts.put(i, BY_STATUS.get(i));
                all += BY_STATUS.get(i);
            }
        }
        System.out.printf(
                "flood %.0f/s answered or broken off in %.0f s, by status (0: broken off) %s%n",
                all / took, took, counts);
    }

    /**
     * One connection, made again when it breaks; each request at its time or as soon as possible.
     */
    private static void send(int port, int number, double perSecond, int guesses, long start) {
        long period = (long) (1e9 / perSecond);
        long next = start + number * period / CONNECTIONS;
        while (!ended) {
            try (Socket socket = new Socket()) {
                int address = number % ADDRESSES;
                socket.bind(
                        new InetSocketAddress(
                                InetAddress.ofLiteral("127.0.7." + (address + 1)), 0));
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(10_000);
                socket.connect(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 5_000);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                boolean open = true;
                while (open && !ended) {
                    long wait = next - System.nanoTime();
                    if (wait > 0) {
                        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                    } else if (wait < -1_000_000_000L) {
                        next = System.nanoTime(); // what could not be sent in time is not made up
                    }
                    next += period;
                    socket.getOutputStream().write(junk(guesses));
                    open = read(in);
                }
            } catch (IOException _) {
                BY_STATUS.incrementAndGet(BROKEN);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static byte[] junk(int guesses) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String some = Long.toString(random.nextLong(), 36);
        if (random.nextInt(100) < guesses) {
            return post(
                    "/api/session",
                    "application/json",
                    "{\"account\":\"a"
                            + some
                            + "\",\"password\":\"guess "
                            + some
                            + "\",\"code\":\"123456\"}");
        }
        return switch (random.nextInt(8)) {
            case 0 -> get("/" + some);
            case 1 -> get("/sign-in");
            case 2 -> get("/api/pauses?after=" + some);
            case 3 -> get("/public/" + some + "/en.html");
            case 4 -> post("/sign-in", "application/x-www-form-urlencoded", "account=" + some);
            case 5 -> post("/api/pauses", "application/json", "{\"file\":\"" + some.repeat(400));
            case 6 -> get("/api/status");
            default -> (some + " \u0001 nothing\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] post(String path, String type, String body) {
        return ("POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one answer; whether the connection goes on. */
    private static boolean read(InputStream in) throws IOException {
        String first = line(in);
        if (first.length() < 12) {
            throw new IOException("no answer");
        }
        BY_STATUS.incrementAndGet(Integer.parseInt(first.substring(9, 12)));
        long length = -1;
        boolean chunked = false;
        boolean open = true;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                open = false;
            }
        }
        if (chunked) {
            for (long size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2);
            }
            line(in);
        } else if (length >= 0) {
            in.skipNBytes(length);
        }
        return open && (chunked || length >= 0);
    }

    private static long chunk(InputStream in) throws IOException {
        return Long.parseLong(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
