/**
 * Plans made for officers, each by a process of its own with little priority and bounded memory:
 * nothing that a plan needs is taken from whoever suspends. All of it is restricted.
 */
@NullMarked
package org.safepassage.app.server.plans;

import org.jspecify.annotations.NullMarked;
