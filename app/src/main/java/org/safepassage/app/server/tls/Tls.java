package org.safepassage.app.server.tls;

import java.nio.file.Path;

/** Where the server's certificate comes from. */
public sealed interface Tls {
    /**
     * Files in PEM that others made; read again when they change.
     *
     * @param certificate the chain, the server's own first
     * @param key its private key, which only its owner may read
     */
    record Files(Path certificate, Path key) implements Tls {}

    /**
     * An authority of the server's own.
     *
     * @param name host name or IPv4 address by which phones reach it
     * @param bringInPort port of the plain page that hands out the authority's certificate; 0 takes
     *     a free one
     */
    record LocalNetwork(String name, int bringInPort) implements Tls {}
}
