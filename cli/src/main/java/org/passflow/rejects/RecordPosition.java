package org.passflow.rejects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands, written {@code checkpoint-events/3/1042}.
 *
 * @param topic without the installation's prefix
 */
public record RecordPosition(String topic, int partition, long offset) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z-]+)/([0-9]{1,9})/([0-9]{1,18})");

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static RecordPosition parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not TOPIC/PARTITION/OFFSET: " + text);
        }
        return new RecordPosition(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
