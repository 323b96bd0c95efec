package org.safepassage.app.server;

/** {@link DecisionsContract} of a server on PostgreSQL. */
class DecisionsOnPostgresTest extends DecisionsContract {
    DecisionsOnPostgresTest() {
        super(TestServer.onPostgres());
    }
}
