package org.passflow.bench;

/** Where an alert has come to on its way from the producer to a reader. */
enum Hop {
    STORED("stored in Kafka"),
    TOLD("read in the topic alerts"),
    WRITTEN("inserted into ClickHouse"),
    /** Whoever asks the view from then on sees it. */
    READABLE("readable in v_alerts_current"),
    READ("read there");

    private final String words;

    Hop(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
