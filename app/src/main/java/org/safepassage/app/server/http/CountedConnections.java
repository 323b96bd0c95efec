package org.safepassage.app.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Tomcat's HTTP with at most so many open connections an address: who opens thousands and sends a
 * byte now and then keeps nobody else out. A connection above that is closed before a byte of it is
 * read.
 */
public final class CountedConnections extends Http11NioProtocol {
    /** Open at once from one address; a browser opens six. Ours. */
    public static final int PER_ADDRESS = 100;

    /** Made by Tomcat, by name. */
    public CountedConnections() {
        super(new Counting());
    }

    private static final class Counting extends NioEndpoint {
        private final Map<InetAddress, Set<SocketChannel>> open = new HashMap<>();

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (takes(socket)) {
                return super.setSocketOptions(socket);
            }
            destroySocket(socket);
            return false;
        }

        private synchronized boolean takes(SocketChannel socket) {
            InetAddress address;
            try {
                if (!(socket.getRemoteAddress() instanceof InetSocketAddress from)) {
                    return false;
                }
                address = from.getAddress();
            } catch (IOException _) {
                return false; // gone already
            }
            Set<SocketChannel> of = open.computeIfAbsent(address, _ -> new HashSet<>());
            if (of.size() >= PER_ADDRESS) {
                of.removeIf(s -> !s.isOpen());
            }
            if (open.size() > getMaxConnections()) {
                open.values().forEach(all -> all.removeIf(s -> !s.isOpen()));
                open.values().removeIf(Set::isEmpty);
            }
            return of.size() < PER_ADDRESS && of.add(socket);
        }
    }
}
