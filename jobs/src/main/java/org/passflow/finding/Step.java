package org.passflow.finding;

/** What a finding says of its subject. */
public enum Step {
    /** Something is wrong that was not before. */
    RAISE,
    /** It is still wrong, and by how much has changed. */
    UPDATE,
    /** It is no longer wrong. */
    END
}
