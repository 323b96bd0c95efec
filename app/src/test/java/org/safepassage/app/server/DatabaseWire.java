package org.safepassage.app.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a database that a test can cut, or let hang, and mend. */
final class DatabaseWire implements Closeable {
    private final String host;
    private final int port;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean hanging;

    DatabaseWire(String hostAndPort) throws IOException {
        int colon = hostAndPort.lastIndexOf(':');
        this.host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        this.port = colon < 0 ? 5432 : Integer.parseInt(hostAndPort.substring(colon + 1));
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database at the other end of this wire. */
    String through(String url) {
        return url.replaceFirst(
                "(jdbc:postgresql://)[^/]*", "$1127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket here = listening.accept();
                if (cut) {
                    here.close();
                    continue;
                }
                Socket there = new Socket(host, port);
                open.add(here);
                open.add(there);
                Thread.ofVirtual().start(() -> pump(here, there));
                Thread.ofVirtual().start(() -> pump(there, here));
            }
        } catch (IOException _) {
            // closed, or the database is really gone
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                while (hanging) {
                    Thread.sleep(20);
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException _) {
            // cut
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Breaks what is open and refuses what comes. */
    void cut() throws IOException {
        cut = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Lets nothing through, and says nothing. */
    void hang() {
        hanging = true;
    }

    void mend() {
        cut = false;
        hanging = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
