package org.passflow.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void pastIsSentAtOnceAndTheFutureNotBeforeItsTime() {
        Instant now = Instant.ofEpochMilli(20_000);
        try (EventWriter writer = new EventWriter(kafka, "", WriteListener.NONE)) {
            var feed = new LiveFeed(List.of(event(3_000), event(20_001)).iterator(), writer, InstantSource.fixed(now));

            feed.run(() -> !feed.caughtUp());

            assertThat(kafka.history())
                    .extracting(sent -> sent.topic() + "@" + sent.timestamp())
                    .containsExactly(
                            "ticks@0", "trips@3000", "ticks@5000", "ticks@10000", "ticks@15000", "ticks@20000");
        }
    }

    @Test
    void clockThatIsSetBackDoesNotTakeArrivalBack() {
        var clock = new SteppingClock(20_000, 4_000, 26_000);
        try (EventWriter writer = new EventWriter(kafka, "", WriteListener.NONE)) {
            new LiveFeed(List.of(event(25_000)).iterator(), writer, clock).run(() -> true);

            assertThat(kafka.history())
                    .extracting(sent -> sent.topic() + "@" + sent.timestamp())
                    .containsExactly("ticks@20000", "ticks@25000", "trips@25000");
        }
    }

    /** A clock that shows the given instants one after the other. */
    private static final class SteppingClock implements InstantSource {
        private final long[] millis;
        private int next;

        SteppingClock(long... millis) {
            this.millis = millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis[next++]);
        }
    }

    private static ArrivingEvent event(long arrivalMillis) {
        return new ArrivingEvent("trips", "t1", "{}".getBytes(UTF_8), arrivalMillis);
    }
}
