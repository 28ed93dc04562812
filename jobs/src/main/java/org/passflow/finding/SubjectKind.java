package org.passflow.finding;

/** What a finding can be about. */
public enum SubjectKind {
    EVENT,
    SITE,
    TRIP,
    PERSON,
    REGION,
    /** Many findings of one rule at one place. */
    GROUP,
    SYSTEM
}
