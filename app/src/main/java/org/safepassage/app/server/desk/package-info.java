/**
 * What was decided and said, and who may decide what next. The state is a fold over the entries of
 * the journal; {@link org.safepassage.app.server.desk.Desk} is the one place that adds an entry.
 * The rules of a corridor are the domain's; here is only what a server adds: accounts, sessions,
 * proposals, versions.
 */
@NullMarked
package org.safepassage.app.server.desk;

import org.jspecify.annotations.NullMarked;
