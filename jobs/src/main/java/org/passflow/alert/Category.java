package org.passflow.alert;

/** What an alert is there to prevent, after the five preventions (DOMAIN R5). */
public enum Category {
    /** Infection from outside. */
    IMPORT,
    /** Infection of people here. */
    INFECTION,
    /** From one to many. */
    SPREAD,
    /** Loss of control. */
    CONTROL,
    /** No alert about people, but about passflow itself. */
    SYSTEM
}
