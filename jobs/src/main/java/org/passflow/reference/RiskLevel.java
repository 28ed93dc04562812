package org.passflow.reference;

/** How risky it is to come from an area (DOMAIN R1). */
public enum RiskLevel {
    HIGH,
    MEDIUM,
    LOW
}
