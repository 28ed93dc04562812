package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.passflow.event.Received;
import org.passflow.testing.TestingEvents;

/** What must hold of all counts of a site whatever comes, in whatever order, also on the day of 25 hours. */
class CountingPropertiesTest {

    private static final BusinessTime BERLIN = new BusinessTime(ZoneId.of("Europe/Berlin"), LocalTime.of(4, 0));
    private static final long SATURDAY = Instant.parse("2026-10-24T00:00:00Z").toEpochMilli();
    private static final int THREE_DAYS_OF_MINUTES = 3 * 24 * 60;

    @Property(tries = 300)
    void anyOrderEndsInTheSameRowsAndOutcomes(@ForAll("messages") List<Received> messages, @ForAll long seed) {
        List<Received> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(seed));
        TestingSite inOrder = new TestingSite(BERLIN);
        TestingSite inAnyOrder = new TestingSite(BERLIN);

        assertThat(apply(inAnyOrder, shuffled)).isEqualTo(apply(inOrder, messages));
        assertThat(inAnyOrder.rows()).isEqualTo(inOrder.rows());
    }

    @Property(tries = 300)
    void minutesHoursAndDaysAddUpToTheSame(@ForAll("messages") List<Received> messages) {
        TestingSite site = new TestingSite(BERLIN);
        apply(site, messages);

        long[] days = site.total(FlowTable.FLOW_1D);
        assertThat(site.total(FlowTable.FLOW_1H)).isEqualTo(days);
        assertThat(site.total(FlowTable.FLOW_1M)).isEqualTo(Arrays.copyOf(days, Tally.MEASURES + Measure.LEAN));
    }

    @Property(tries = 300)
    void everyMessageIsCountedOrAVoidOrADuplicate(@ForAll("messages") List<Received> messages) {
        Map<Minute.Outcome, Integer> outcomes = apply(new TestingSite(BERLIN), messages);

        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(messages.size());
    }

    private static Map<Minute.Outcome, Integer> apply(TestingSite site, List<Received> messages) {
        Map<Minute.Outcome, Integer> outcomes = new EnumMap<>(Minute.Outcome.class);
        messages.forEach(message -> outcomes.merge(site.apply(message), 1, Integer::sum));
        return outcomes;
    }

    /** The same identity always says the same, at the same time; a third of the messages take one back. */
    @Provide
    Arbitrary<List<Received>> messages() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> many = Arbitraries.integers().between(0, THREE_DAYS_OF_MINUTES);
        Arbitrary<Boolean> voids = Arbitraries.of(true, false, false);
        return Combinators.combine(Arbitraries.oneOf(few, many), voids)
                .as((id, isVoid) -> isVoid ? TestingEvents.takenBack(event(id)) : event(id))
                .list()
                .ofMaxSize(60);
    }

    private static Received event(int id) {
        long time = SATURDAY + 60_000L * id;
        String token = "0123456789abcdef" + id % 3;
        return switch (id % 5) {
            case 0 -> TestingEvents.vehicle("e" + id, time, "occupants", id % 7, "lane", "1");
            case 1 -> TestingEvents.person("e" + id, time, "temperature_c", 35 + id % 4, "person_token", token);
            case 2 -> TestingEvents.person("e" + id, time, "direction", null, "lane", "2", "shift", "night");
            case 3 -> TestingEvents.step("e" + id, time, id % 2 == 0 ? "ARRIVED" : "PUSHED", "person_token", token);
            default -> TestingEvents.heartbeat("e" + id, time);
        };
    }
}
