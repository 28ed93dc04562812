package org.passflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passflow.feed.ArrivingEvent;
import org.passflow.truth.IntakeRow;
import org.passflow.truth.RawRecord;
import org.passflow.truth.ReferenceModel;
import org.passflow.truth.RejectRow;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthSettings;

/** What the simulator calls a record against what the reference model makes of it. */
class FaultsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-01T16:00:00Z");
    private static final Map<Label, Long> LABELS = new EnumMap<>(Label.class);

    private static Truth truth;
    private static long sent;

    @BeforeAll
    static void simulateADayOfManyFaults() {
        SimulatorSettings settings = SimulatorSettings.seeded(1).with(Faults.ORDINARY.times(20));
        Iterator<ArrivingEvent> events =
                new Simulator(settings, Roster.shipped()).history(MIDNIGHT, MIDNIGHT.plus(Duration.ofHours(20)));
        ReferenceModel model = new ReferenceModel(TruthSettings.DEFAULTS);
        Map<String, Long> offsets = new HashMap<>();
        events.forEachRemaining(event -> {
            long offset = offsets.merge(event.topic(), 1L, Long::sum) - 1;
            model.add(new RawRecord(event.topic(), 0, offset, event.arrivalMillis(), event.value()));
            if (event.label() != null) {
                LABELS.merge(Label.valueOf(event.label()), 1L, Long::sum);
            }
            sent++;
        });
        truth = model.truth();
    }

    @Test
    void everyFaultHappens() {
        assertThat(LABELS).containsOnlyKeys(Label.values());
    }

    @Test
    void lateIsWhatIsBeyondTheHorizon() {
        assertThat(sum(IntakeRow::late))
                .isEqualTo(count(Label.LATE, Label.VOID_OF_LATE, Label.LATE_DUPLICATE, Label.LATE_VOID));
    }

    @Test
    void duplicatesAreRepeatsWithinTheHorizon() {
        assertThat(sum(IntakeRow::duplicates))
                .isEqualTo(count(Label.DUPLICATE, Label.SECOND_VOID, Label.REPEAT_AFTER_VOID));
    }

    @Test
    void voidsAreThoseOfEventsWithinTheHorizonAndThoseThatWait() {
        assertThat(sum(IntakeRow::voids)).isEqualTo(count(Label.VOID, Label.VOID_FIRST, Label.VOID_ALONE));
    }

    @Test
    void rejectedIsWhatIsMalformedOrMisdated() {
        assertThat(sum(IntakeRow::rejected)).isEqualTo(count(Label.MALFORMED, Label.FUTURE));
        assertThat(truth.rejects())
                .extracting(RejectRow::reason)
                .contains(
                        "EMPTY",
                        "NOT_JSON",
                        "TOO_LARGE",
                        "SCHEMA_VERSION",
                        "MISSING_FIELD",
                        "WRONG_TYPE",
                        "OUT_OF_RANGE",
                        "RAW_IDENTITY",
                        "FUTURE");
    }

    @Test
    void whatWasSentIsBookedOnce() {
        assertThat(sum(row -> row.accepted() + row.duplicates() + row.voids() + row.late() + row.rejected()))
                .isEqualTo(sent);
        assertThat(sum(IntakeRow::accepted))
                .isEqualTo(sent - count(Label.values()) + count(Label.AT_HORIZON, Label.AT_FUTURE_LIMIT));
    }

    @Test
    void sharesOfMoreThanEverythingAreRefused() {
        assertThatThrownBy(() -> Faults.ORDINARY.times(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--faults");
        assertThatThrownBy(() -> Faults.ORDINARY.times(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long sum(ToLongFunction<IntakeRow> column) {
        return truth.intake().stream().mapToLong(column).sum();
    }

    private static long count(Label... labels) {
        long count = 0;
        for (Label label : labels) {
            count += LABELS.getOrDefault(label, 0L);
        }
        return count;
    }
}
