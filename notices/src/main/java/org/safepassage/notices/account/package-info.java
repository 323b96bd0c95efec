/**
 * The account of pauses after the action, as a page and as data: announced and real hours, breaches
 * by status, crossings source by source, coverage, and how each side explains the end. Restricted.
 */
@NullMarked
package org.safepassage.notices.account;

import org.jspecify.annotations.NullMarked;
