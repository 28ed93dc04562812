package org.passflow.event;

/** Why a record cannot be counted. Stored by name; a name never changes. */
public enum RejectReason {
    /** No value at all. */
    EMPTY,
    /** Not a JSON object in UTF-8 within the limits of depth and keys. */
    NOT_JSON,
    /** More bytes than a record may have. */
    TOO_LARGE,
    /** A schema_version this build does not know. */
    SCHEMA_VERSION,
    /** A required field is absent. */
    MISSING_FIELD,
    /** A known field has the wrong type. */
    WRONG_TYPE,
    /** A known field has a code or value out of its range. */
    OUT_OF_RANGE,
    /** A rule that the catalogue does not know, or settings that it does not take. */
    RULE,
    /** A name, ID, telephone or plate number instead of a token. */
    RAW_IDENTITY,
    /** Dated further ahead of its arrival than clocks may differ. */
    FUTURE,
    /** Counts by its times, but came when its minute was gone: never happens while time is kept as it should be. */
    MISSED
}
