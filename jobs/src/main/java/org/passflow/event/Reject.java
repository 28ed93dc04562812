package org.passflow.event;

import java.io.Serializable;

/**
 * A record that cannot be counted, kept with the reason.
 *
 * @param detail which field and why, for a person to read; never holds a value that could be an identity
 * @param payload the record as text, identities masked, at most 4096 bytes of UTF-8
 */
public record Reject(RejectReason reason, String detail, String payload) implements Serializable {}
