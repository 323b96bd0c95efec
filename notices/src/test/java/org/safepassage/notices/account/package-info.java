@NullMarked
package org.safepassage.notices.account;

import org.jspecify.annotations.NullMarked;
