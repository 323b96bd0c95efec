/**
 * A plan as files people and programs read: JSON, CSV, GeoJSON, and a report that opens without a
 * network.
 *
 * <p>Each file says that it is restricted in its first line, and says whose assurance is missing
 * before it says how many people could leave. What others typed goes through {@link
 * org.safepassage.notices.plan.Typed} and is escaped by the one writer of its format. Formats:
 * {@code docs/formats/plan.md}.
 */
@NullMarked
package org.safepassage.notices.plan;

import org.jspecify.annotations.NullMarked;
