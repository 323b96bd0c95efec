package org.safepassage.app.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes to the server and back, with no client between that would mend them. */
final class Wire implements AutoCloseable {
    private final Socket socket = new Socket();

    Wire(int port, String from) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 5_000);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends, and says that nothing more comes. */
    void sendAll(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException _) {
            // the server has answered and closed before all was sent
        }
    }

    /** The status of the answer; 0 when the connection was closed without one. */
    int status() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.write(c);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("no answer within 20 s", e);
        } catch (IOException _) {
            return 0; // reset
        }
    }

    /** Everything until the server closes. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One request on a connection of its own. */
    static int ask(int port, byte[] request) throws IOException {
        try (Wire wire = new Wire(port, "127.0.0.1")) {
            try {
                wire.send(request);
            } catch (IOException _) {
                // the server has answered and closed before all was sent
            }
            return wire.status();
        }
    }
}
