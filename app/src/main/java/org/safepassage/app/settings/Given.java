package org.safepassage.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A value and who gave it.
 *
 * @param from {@code FILE:LINE}, a variable or an option; empty for the usual value
 * @param file the settings file it stands in, or null: what relative names are beside
 */
record Given(String text, String from, @Nullable Path file) {}
