package org.passflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/**
 * What producers may do: fall silent, repeat themselves, send what cannot be read, all at one post. Hours are written in seconds
 * here, so each scenario is a burst of hundreds of times the ordinary traffic too. Shown elsewhere: a million hostile records
 * ({@code HostileIT}), floods of alerts ({@code FloodsIT}).
 */
@ExtendWith(FaultExtension.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TrafficFaults {
    private static final Path INVALID = Path.of("..", "schemas", "events", "examples", "invalid");
    private static final int PARTITIONS = 4;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private static final long SILENT_FROM = Morning.after(Duration.ofHours(3));
    private static final long SILENT_TO = Morning.after(Duration.ofHours(5));
    private static final long FIVE_MINUTES_FROM = Morning.after(Duration.ofHours(4));
    private static final long FIVE_MINUTES_TO =
            FIVE_MINUTES_FROM + Duration.ofMinutes(5).toMillis();

    @Test
    void onePartitionFallsSilentForTwoHours(FaultRun run) throws Exception {
        run.check(
                Fault.ofEvents("one partition silent for two hours", WITHIN),
                without(event -> event.key() != null
                        && BuiltInPartitioner.partitionForKey(event.key().getBytes(UTF_8), PARTITIONS) == 1));
    }

    @Test
    void allFallSilentForTwoHoursAndComeBack(FaultRun run) throws Exception {
        run.check(Fault.ofEvents("all silent for two hours, and back", WITHIN), without(event -> true));
    }

    private static List<ArrivingEvent> without(Predicate<ArrivingEvent> silent) {
        List<ArrivingEvent> all = Morning.events();
        List<ArrivingEvent> left = all.stream()
                .filter(event -> !isWithin(event, SILENT_FROM, SILENT_TO) || !silent.test(event))
                .toList();
        assertThat(left).hasSizeLessThan(all.size());
        return left;
    }

    @Test
    void everythingIsRepeatedForTwoHours(FaultRun run) throws Exception {
        List<ArrivingEvent> events = new ArrayList<>();
        int repeats = 0;
        for (ArrivingEvent event : Morning.events()) {
            events.add(event);
            if (isWithin(event, SILENT_FROM, SILENT_TO)) {
                events.add(event);
                events.add(event);
                repeats += 2;
            }
        }
        assertThat(repeats).isGreaterThan(5_000);
        run.check(Fault.ofEvents("duplicates by the thousand", WITHIN), events);
    }

    @Test
    void poisonForFiveMinutes(FaultRun run) throws Exception {
        List<ArrivingEvent> events = new ArrayList<>();
        int poison = 0;
        for (ArrivingEvent event : Morning.events()) {
            events.add(event);
            if (isWithin(event, FIVE_MINUTES_FROM, FIVE_MINUTES_TO)) {
                List<ArrivingEvent> bad = invalid(event.arrivalMillis());
                events.addAll(bad);
                poison += bad.size();
            }
        }
        assertThat(poison).isGreaterThan(5_000);
        run.check(Fault.ofEvents("poison for five minutes", WITHIN), events);
    }

    /** Each golden example of what must be refused. */
    private static List<ArrivingEvent> invalid(long arrivalMillis) throws IOException {
        List<ArrivingEvent> bad = new ArrayList<>();
        for (String topic : List.of(Topics.CHECKPOINT_EVENTS, Topics.HUB_EVENTS, Topics.SITE_STATUS)) {
            try (Stream<Path> files = Files.list(INVALID.resolve(topic))) {
                for (Path file : files.sorted().toList()) {
                    bad.add(new ArrivingEvent(topic, "key", Files.readAllBytes(file), arrivalMillis));
                }
            }
        }
        return bad;
    }

    @Test
    void onePostHasFourFifthsOfTheTraffic(FaultRun run) throws Exception {
        List<ArrivingEvent> events = new ArrayList<>();
        for (ArrivingEvent event : Morning.events()) {
            events.add(event);
            if (isWithin(event, SILENT_FROM, SILENT_TO)) {
                for (int i = 0; i < 4; i++) {
                    events.add(passage(events.size(), event.arrivalMillis()));
                }
            }
        }
        run.check(Fault.ofEvents("one post has 80 % of the traffic", WITHIN), events);
    }

    /** Each checkpoint event comes with three more of its kind. */
    @Test
    void fourTimesTheTrafficForTwoHours(FaultRun run) throws Exception {
        List<ArrivingEvent> events = new ArrayList<>();
        for (ArrivingEvent event : Morning.events()) {
            events.add(event);
            if (isWithin(event, SILENT_FROM, SILENT_TO) && event.topic().equals(Topics.CHECKPOINT_EVENTS)) {
                for (int i = 1; i < 4; i++) {
                    events.add(another(event, i));
                }
            }
        }
        assertThat(events.stream().filter(event -> text(event).contains("-another-")))
                .hasSizeGreaterThan(5_000);
        run.check(Fault.ofEvents("four-fold burst for two hours", WITHIN), events);
    }

    /** Of another identity, unless it cannot be read anyway. */
    private static ArrivingEvent another(ArrivingEvent event, int number) {
        String json = text(event)
                .replaceFirst("\"event_id\":\"([^\"]{1,50})\"", "\"event_id\":\"$1-another-" + number + "\"");
        return new ArrivingEvent(event.topic(), event.key(), json.getBytes(UTF_8), event.arrivalMillis());
    }

    /** Empty where the record has no value, which a reader refuses as well. */
    private static String text(ArrivingEvent event) {
        return event.value() == null ? "" : new String(event.value(), UTF_8);
    }

    private static ArrivingEvent passage(int number, long arrivalMillis) {
        String json =
                ("{\"schema_version\":1,\"event_id\":\"hot-%d\",\"event_time\":%d,\"site_id\":\"exit-linfen-east\","
                                + "\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\",\"temperature_c\":36.5}")
                        .formatted(number, arrivalMillis - 1_000);
        return new ArrivingEvent(Topics.CHECKPOINT_EVENTS, "exit-linfen-east", json.getBytes(UTF_8), arrivalMillis);
    }

    private static boolean isWithin(ArrivingEvent event, long from, long to) {
        return event.arrivalMillis() >= from && event.arrivalMillis() < to;
    }
}
