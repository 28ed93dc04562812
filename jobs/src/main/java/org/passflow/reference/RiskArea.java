package org.passflow.reference;

import java.io.Serializable;

/**
 * An area and its risk.
 *
 * @param code division code of the village where it is known (12 digits), else of the county that contains it
 * @param name as announced, or null
 */
public record RiskArea(String code, String name, RiskLevel level) implements Serializable {}
