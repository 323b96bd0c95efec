/**
 * A pause in the words people receive. What is composed here is printed by the packages beside it:
 * {@link org.safepassage.notices.Notice} puts reviewed sentences of a {@link
 * org.safepassage.notices.Lexicon} together, in one order for every form; {@link
 * org.safepassage.notices.SiteState} is all that any public writer is ever given.
 *
 * <p>A server calls, on each change:
 *
 * <pre>{@code
 * SiteState state = ...;                         // projections of the pause and of the statuses
 * PublicSite.write(state, lexicons, signer, root); // all files, written whole, switched at once
 * CapAlert.of(state, lexicons, "C3").xml();        // one alert per corridor
 * SmsText.of(state, lexicon, "C3");                // one text per corridor and language
 * }</pre>
 *
 * <p>Nothing restricted has a field here: {@link org.safepassage.notices.Marks} refuses a type with
 * a component that is not marked for the public.
 */
@NullMarked
package org.safepassage.notices;

import org.jspecify.annotations.NullMarked;
