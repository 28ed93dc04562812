package org.passflow.event;

/** Why a person travels (DOMAIN C10, K1). */
public enum Purpose {
    RETURN_HOME,
    RETURN_WORK,
    VISIT,
    TRANSIT,
    COMMUTE
}
