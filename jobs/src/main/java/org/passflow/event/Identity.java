package org.passflow.event;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The identity of an event as a 128-bit hash (MurmurHash3 x64): two different events of one minute meet with a
 * probability below 1e-26 at a million events a minute.
 */
public record Identity(long high, long low) {

    private static final char SEPARATOR = '/';

    /**
     * The identity of one event; {@code siteId} is null for topics whose events are unique by their id alone (orders,
     * alert actions). The length of the site's id says where it ends, whatever characters it has.
     */
    public static Identity of(String topic, String siteId, String eventId) {
        StringBuilder text = new StringBuilder(128).append(topic).append(SEPARATOR);
        if (siteId != null) {
            text.append(siteId.length()).append(SEPARATOR).append(siteId);
        }
        text.append(SEPARATOR).append(eventId);
        long[] hash = MurmurHash3.hash128x64(text.toString().getBytes(StandardCharsets.UTF_8));
        return new Identity(hash[0], hash[1]);
    }
}
