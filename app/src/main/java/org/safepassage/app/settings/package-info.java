/**
 * The settings of the server as a file people write: one table of keys ({@link
 * org.safepassage.app.settings.Setting}), one YAML file, the environment, and the options of the
 * command, of which the later wins.
 */
@NullMarked
package org.safepassage.app.settings;

import org.jspecify.annotations.NullMarked;
