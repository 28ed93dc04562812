package org.passflow.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.truth.TestingTopics.CHECKPOINT;
import static org.passflow.truth.TestingTopics.EIGHT;
import static org.passflow.truth.TestingTopics.HUB;
import static org.passflow.truth.TestingTopics.PERSON_IN;
import static org.passflow.truth.TestingTopics.step;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class HeardBookTest {

    private static final String HEARTBEAT = "'status':'HEARTBEAT'";

    private final TestingTopics topics = new TestingTopics();

    @Test
    void everyMinuteWithAMessageIsOneBit() {
        topics.arrives(CHECKPOINT, "e1", EIGHT, Duration.ZERO, PERSON_IN);
        topics.arrives(CHECKPOINT, "e2", EIGHT.plusSeconds(59), Duration.ZERO, PERSON_IN);
        topics.arrives("site-status", "s1", EIGHT.plusSeconds(5 * 60), Duration.ZERO, HEARTBEAT);
        topics.arrives(HUB, "h1", EIGHT.plusSeconds(59 * 60), Duration.ZERO, step("t1", "PUSHED"));
        topics.arrives("site-status", "s2", EIGHT.plusSeconds(60 * 60), Duration.ZERO, HEARTBEAT);

        assertThat(topics.truth().heard())
                .containsExactly(
                        new HeardRow("g1", EIGHT, 1 + (1L << 5) + (1L << 59), 3),
                        new HeardRow("g1", EIGHT.plusSeconds(3600), 1, 1));
    }

    @Test
    void repeatsAndVoidsAreHeardToo() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN);
        topics.arrives(CHECKPOINT, "e1", PERSON_IN);
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'void':true");
        topics.arrives(CHECKPOINT, "e2", EIGHT.plusSeconds(60), Duration.ZERO, PERSON_IN + ",'void':true");
        topics.arrives("site-status", "s1", EIGHT.plusSeconds(120), Duration.ZERO, HEARTBEAT + ",'void':true");

        assertThat(topics.truth().heard()).containsExactly(new HeardRow("g1", EIGHT, 0b111, 3));
    }

    @Test
    void whatIsLateMisdatedMalformedOrOfAnotherTopicIsNotHeard() {
        topics.arrives(CHECKPOINT, "e1", EIGHT, Duration.ofHours(24).plusMillis(1), PERSON_IN);
        topics.arrives(CHECKPOINT, "e2", EIGHT, Duration.ofMinutes(-6), PERSON_IN);
        topics.arrives(CHECKPOINT, "e3", "'subject':'DOG'");
        topics.arrives(
                "trips",
                "t1",
                "'trip_id':'t1','mode':'TRAIN','number':'K1','status':'ARRIVED','scheduled_time':1793520000000");

        assertThat(topics.truth().heard()).isEmpty();
        assertThat(topics.truth().lateEvents()).hasSize(1);
        assertThat(topics.truth().rejects()).hasSize(2);
    }

    @Test
    void hourIsThatOfUtcInEveryZone() {
        TestingTopics kolkata = new TestingTopics(
                new TruthSettings(Duration.ofHours(24), 2, ZoneId.of("Asia/Kolkata"), LocalTime.MIDNIGHT));
        Instant halfPast = EIGHT.plusSeconds(30 * 60);
        kolkata.arrives("site-status", "s1", halfPast, Duration.ZERO, HEARTBEAT);

        assertThat(kolkata.truth().heard())
                .containsExactly(new HeardRow("g1", EIGHT, 1L << 30, 2 * 281_474_976_710_656L + 1));
    }
}
