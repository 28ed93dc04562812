package org.passflow.kafka;

import org.passflow.event.MaskedPayload;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;

/** What is wrong with the record being read: of several faults the gravest, of equals the first in the record. */
final class Faults {
    private RejectReason reason;
    private String detail;

    void clear() {
        reason = null;
        detail = null;
    }

    /**
     * Notes a fault.
     *
     * @param newDetail names the field and the rule, never the value: it could be an identity
     */
    void note(RejectReason newReason, String newDetail) {
        if (reason == null || gravity(newReason) > gravity(reason)) {
            reason = newReason;
            detail = newDetail;
        }
    }

    boolean none() {
        return reason == null;
    }

    /** The record as a reject, its payload masked; only where there is a fault. */
    Reject reject(byte[] value) {
        return new Reject(reason, detail, MaskedPayload.of(value));
    }

    /** What cannot be read at all first, then identities, then a version whose fields may mean something else. */
    private static int gravity(RejectReason reason) {
        return switch (reason) {
            case EMPTY, TOO_LARGE, NOT_JSON -> 3;
            case RAW_IDENTITY -> 2;
            case SCHEMA_VERSION -> 1;
            case MISSING_FIELD, WRONG_TYPE, OUT_OF_RANGE, RULE, FUTURE, MISSED -> 0;
        };
    }
}
