package org.safepassage.notices;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Names;
import org.safepassage.domain.Repeats;
import org.safepassage.domain.Window;

/**
 * Refuses to let a type through to a public writer unless each of its fields, and each of theirs,
 * is marked {@link Public} or {@link OnRelease}. A new field is restricted until somebody decides
 * otherwise.
 */
public final class Marks {
    /** Values without fields of their own to mark; the field that holds them is marked. */
    private static final Set<Class<?>> VALUES =
            Set.of(
                    String.class,
                    Integer.class,
                    Long.class,
                    Boolean.class,
                    Instant.class,
                    LocalDate.class,
                    Duration.class,
                    ZoneId.class,
                    URI.class,
                    Names.class,
                    GeoPoint.class,
                    Window.class,
                    Repeats.class);

    private static final Set<Class<?>> PASSED = ConcurrentHashMap.newKeySet();

    private Marks() {}

    /**
     * @throws IllegalStateException when a field that is not marked could be reached
     */
    public static void require(Class<?> type) {
        if (!PASSED.contains(type)) {
            check(type, type.getSimpleName(), new HashSet<>());
            PASSED.add(type);
        }
    }

    private static void check(Type type, String where, Set<Type> seen) {
        if (type instanceof TypeVariable<?> || !seen.add(type)) {
            return; // the value of a generic record is checked where it is named
        }
        if (type instanceof ParameterizedType generic) {
            check(generic.getRawType(), where, seen);
            for (Type argument : generic.getActualTypeArguments()) {
                check(argument, where, seen);
            }
            return;
        }
        if (!(type instanceof Class<?> plain)) {
            throw refused(where, "has the type " + type);
        }
        boolean leaf =
                plain.isPrimitive()
                        || plain.isEnum()
                        || VALUES.contains(plain)
                        || Collection.class.isAssignableFrom(plain)
                        || Map.class.isAssignableFrom(plain);
        if (leaf) {
            return;
        }
        if (!plain.isRecord()) {
            throw refused(where, "has the type " + plain.getName());
        }
        for (RecordComponent part : plain.getRecordComponents()) {
            String here = plain.getSimpleName() + "." + part.getName();
            boolean open = part.isAnnotationPresent(Public.class);
            boolean onRelease = part.isAnnotationPresent(OnRelease.class);
            if (open == onRelease) {
                throw refused(here, "is not marked");
            }
            if (onRelease && !holdsReleased(part.getGenericType())) {
                throw refused(here, "is to be released, but is no Released value");
            }
            check(part.getGenericType(), here, seen);
        }
    }

    private static boolean holdsReleased(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return false;
        }
        if (generic.getRawType() == Released.class) {
            return true;
        }
        return generic.getRawType() instanceof Class<?> list
                && Collection.class.isAssignableFrom(list)
                && holdsReleased(generic.getActualTypeArguments()[0]);
    }

    private static IllegalStateException refused(String where, String why) {
        return new IllegalStateException(
                "%s %s; what is not marked for the public is restricted and is not written."
                        .formatted(where, why));
    }
}
