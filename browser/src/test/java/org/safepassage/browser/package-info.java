/** The public pages in a real browser, as people with telephones and printers get them. */
@NullMarked
package org.safepassage.browser;

import org.jspecify.annotations.NullMarked;
