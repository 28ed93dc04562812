package org.passflow.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is compared: each reads the same records to their end and throws its rows away. */
enum Variant {
    KAFKA("bytes from Kafka"),
    DECODE("and decoded and validated by the product"),
    BARE("plain sums a site, minute and direction, by the product's intake"),
    BARE_NEEDED("the same, reading of a record only the fields that the sums need"),
    JOB("the product: all tables, each event once"),
    SQL_BARE("the sums of bare in Flink SQL"),
    SQL_DEDUP("the same in Flink SQL, each event once by its window"),
    SQL_DEDUP_TTL("the same in Flink SQL, each event once by a state that forgets after an hour of machine time");

    private final String meaning;

    Variant(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** As on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming all labels */
    static Variant labelled(String label) {
        return Arrays.stream(values())
                .filter(variant -> variant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variant " + label + "; there are "
                        + Arrays.stream(values()).map(Variant::label).collect(Collectors.joining(", "))));
    }
}
