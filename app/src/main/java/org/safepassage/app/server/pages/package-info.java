/**
 * The pages of the server: functions from what there is to HTML, in English, French, Arabic and
 * Russian. They work without script, by keyboard, at the width of a phone.
 */
@NullMarked
package org.safepassage.app.server.pages;

import org.jspecify.annotations.NullMarked;
