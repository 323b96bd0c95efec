/**
 * The commands. Each parses, asks a module, and prints: data on stdout, talk and progress on
 * stderr, and an exit code that scripts rely on ({@code Exit}).
 */
@NullMarked
package org.safepassage.app.cli;

import org.jspecify.annotations.NullMarked;
