/**
 * Who waits where: people by place from the files people have, and the node of the street network
 * each place is nearest to. Counts stay ranges, and their totals stay exactly what they were.
 * Whatever comes out of here is restricted: people by place are a target list.
 */
@NullMarked
package org.safepassage.roads.people;

import org.jspecify.annotations.NullMarked;
