package org.safepassage.notices;

import java.time.Instant;

/**
 * A CAP alert that went out: what a later one must refer to until it expires.
 *
 * @param corridor id of the corridor it is about
 */
public record IssuedAlert(
        @Public String corridor,
        @Public String sender,
        @Public String identifier,
        @Public Instant sent,
        @Public Instant expires) {}
