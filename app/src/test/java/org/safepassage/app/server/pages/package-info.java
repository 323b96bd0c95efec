@NullMarked
package org.safepassage.app.server.pages;

import org.jspecify.annotations.NullMarked;
