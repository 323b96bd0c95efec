package org.safepassage.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process, started as a user starts it: by the launcher, on a new folder. */
final class Program implements AutoCloseable {
    private final Process process;
    private final URI address;
    private final double readyMillis;
    private final String firstToken;

    private Program(Process process, URI address, double readyMillis, String firstToken) {
        this.process = process;
        this.address = address;
        this.readyMillis = readyMillis;
        this.firstToken = firstToken;
    }

    /** Starts one and waits until it answers {@code /livez}. */
    static Program start(Path home, Path folder, String javaOptions)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(
                        home.resolve("safe-passage").toString(),
                        "serve",
                        "--data",
                        folder.resolve("data").toString(),
                        "--keys",
                        folder.resolve("keys").toString(),
                        "--port",
                        Integer.toString(port));
        builder.environment().putAll(Map.of("SAFE_PASSAGE_JAVA_OPTIONS", javaOptions));
        builder.redirectError(folder.resolve("errors.txt").toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(folder.resolve("errors.txt")));
            }
            Thread.sleep(5);
        }
        double ready = (System.nanoTime() - start) / 1e6;
        String token = "";
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf("/join?token=");
            if (at >= 0) {
                token = line.substring(at + "/join?token=".length()).strip();
                break;
            }
        }
        return new Program(process, address, ready, token);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write("GET /livez HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] first = socket.getInputStream().readNBytes(12);
            return new String(first, StandardCharsets.US_ASCII).endsWith("200");
        } catch (IOException _) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /** From the launcher's start to its first answer. */
    double readyMillis() {
        return readyMillis;
    }

    String firstToken() {
        return firstToken;
    }

    /** Resident memory in MB, as Linux counts it; 0 elsewhere. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(status);
        return lines.stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Ends it as an operator does. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
