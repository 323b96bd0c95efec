/**
 * Who may do what: accounts, roles, passwords, one-time codes and invitations. An account is an
 * office's, not a person's: nothing here has a field for a name, an address or a telephone.
 */
@NullMarked
package org.safepassage.app.server.people;

import org.jspecify.annotations.NullMarked;
