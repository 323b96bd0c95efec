package org.safepassage.roads;

/**
 * A piece of the network on which people on foot can reach each other; what is not in the largest
 * is an island.
 *
 * @param nodes how many nodes
 * @param links how many links that can be walked
 * @param metres length of those links
 */
public record Part(int nodes, int links, double metres) {}
