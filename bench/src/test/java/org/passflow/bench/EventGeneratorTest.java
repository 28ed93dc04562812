package org.passflow.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passflow.event.Header;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.kafka.EventDecoder;

class EventGeneratorTest {

    private static final int EVENTS = 50_000;
    private static final EventDecoder DECODER = new EventDecoder();
    private static final DataSet DATA = DataSet.atFullRate("", EVENTS, 100);

    @Test
    void sameSeedGivesTheSameBytes() {
        EventGenerator again = new EventGenerator(DATA, 7);

        for (ArrivingEvent event : events()) {
            ArrivingEvent same = again.next();
            assertThat(same.value()).isEqualTo(event.value());
            assertThat(same.arrivalMillis()).isEqualTo(event.arrivalMillis());
        }
        assertThat(again.hasNext()).isFalse();
    }

    @Test
    void everyRecordIsAcceptedByTheProduct() {
        assertThat(received()).allMatch(received -> received.checkpoint() != null);
    }

    @Test
    void oneInAHundredIsARepeatAndTwoInAThousandAreVoids() {
        Set<String> ids = new HashSet<>();
        int repeats = 0;
        int voids = 0;
        for (Received received : received()) {
            Header header = received.header();
            if (header.isVoid()) {
                voids++;
            } else if (!ids.add(header.eventId())) {
                repeats++;
            }
        }

        assertThat(repeats).isCloseTo(EVENTS / 100, withinPercentage(10));
        assertThat(voids).isCloseTo(EVENTS / 500, withinPercentage(20));
    }

    @Test
    void twoInAHundredWereDelayedByMinutesAndNoneByAnHour() {
        List<Long> delays = received().stream()
                .map(received ->
                        received.position().arrivalMillis() - received.header().eventTimeMillis())
                .toList();

        assertThat(delays)
                .allMatch(delay -> delay >= 0 && delay < Duration.ofHours(1).toMillis());
        assertThat(delays.stream()
                        .filter(delay -> delay >= Duration.ofMinutes(2).toMillis())
                        .count())
                .isCloseTo(EVENTS / 50, withinPercentage(10));
    }

    @Test
    void arrivalNeverGoesBackAndSpansWhatIsAsked() {
        List<Long> arrivals =
                events().stream().map(ArrivingEvent::arrivalMillis).toList();

        assertThat(arrivals).isSorted();
        assertThat(arrivals.get(EVENTS - 1) - arrivals.get(0))
                .isCloseTo(DATA.span().toMillis(), withinPercentage(1));
    }

    @Test
    void sitesTakeTurns() {
        assertThat(events().stream().map(ArrivingEvent::key).distinct()).hasSize(DATA.sites());
    }

    @Test
    void recordsAreSomeThreeHundredBytes() {
        assertThat(events().stream()
                        .mapToInt(event -> event.value().length)
                        .average()
                        .orElseThrow())
                .isBetween(280.0, 360.0);
    }

    @Test
    void personsToBeFoundAreThoseOfTheEventsThatStand() {
        EventGenerator events = new EventGenerator(DATA, 7);
        Set<String> standing = new HashSet<>();
        events.forEachRemaining(event -> {
            Received received = decoded(event);
            if (received.checkpoint().personToken() == null
                    || received.checkpoint().direction() == null) {
                return;
            }
            if (received.header().isVoid()) {
                standing.remove(received.header().eventId());
            } else {
                standing.add(received.header().eventId());
            }
        });

        assertThat(events.written().persons()).isEqualTo(standing.size());
    }

    private static List<ArrivingEvent> events() {
        List<ArrivingEvent> events = new ArrayList<>();
        new EventGenerator(DATA, 7).forEachRemaining(events::add);
        return events;
    }

    private static List<Received> received() {
        return events().stream().map(EventGeneratorTest::decoded).toList();
    }

    private static Received decoded(ArrivingEvent event) {
        return DECODER.decode(Topics.CHECKPOINT_EVENTS, 0, 0, event.arrivalMillis(), event.value());
    }
}
