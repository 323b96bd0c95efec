package org.safepassage.notices;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sensitivity of a field that may be published as it is. A field without this mark or {@link
 * OnRelease} is restricted, and {@link Marks} keeps it from every public writer.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Public {}
