package org.passflow.event;

/** What was screened. */
public enum Subject {
    PERSON,
    VEHICLE
}
