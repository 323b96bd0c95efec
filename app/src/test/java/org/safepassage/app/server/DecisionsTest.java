package org.safepassage.app.server;

/** {@link DecisionsContract} of a server in a folder. */
class DecisionsTest extends DecisionsContract {
    DecisionsTest() {
        super(TestServer.get());
    }
}
