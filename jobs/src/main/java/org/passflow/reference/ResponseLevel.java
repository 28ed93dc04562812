package org.passflow.reference;

import java.io.Serializable;

/**
 * The emergency response in force in a region (DOMAIN R3).
 *
 * @param region division code of 2, 4, 6, 9 or 12 digits
 * @param level 1, the gravest, to 4
 */
public record ResponseLevel(String region, int level) implements Serializable {}
