package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The expected rows of every table, computed from the records alone: first what each record is, then for each identity
 * what counts of it, then sums. Holds about 400 bytes a record; takes the records in any order.
 */
public final class ReferenceModel {

    private static final long FUTURE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long GENERATION = 1L << 48;

    private final TruthSettings settings;
    private final BusinessDays calendar;
    private final RecordReader reader = new RecordReader();
    private final List<Fact> facts = new ArrayList<>();
    private final List<LateRow> lateEvents = new ArrayList<>();
    private final List<RejectRow> rejects = new ArrayList<>();
    private final IntakeBook unusable;

    public ReferenceModel(TruthSettings settings) {
        this.settings = settings;
        this.calendar = new BusinessDays(settings.zone(), settings.dayCut());
        this.unusable = new IntakeBook(calendar);
    }

    /** Takes one record of an event topic; ticks are none. */
    public void add(RawRecord record) {
        RecordReader.Reading reading = reader.read(record);
        if (reading.rejectReason() != null) {
            reject(record, reading.rejectReason());
            return;
        }
        JsonNode event = reading.event();
        Instant eventTime = Instant.ofEpochMilli(event.required("event_time").asLong());
        Position position = record.position();
        if (eventTime.toEpochMilli() > record.arrivalMillis() + FUTURE_MILLIS) {
            reject(record, "FUTURE");
        } else if (eventTime.toEpochMilli()
                < record.arrivalMillis() - settings.horizon().toMillis()) {
            lateEvents.add(LateRow.of(position, event, eventTime));
            unusable.enter(position, Outcome.LATE);
        } else {
            facts.add(Fact.of(position, event, eventTime));
        }
    }

    /** What all records so far must have become. */
    public Truth truth() {
        List<Fact.Count> applied = new ArrayList<>();
        IntakeBook intake = unusable.copy();
        for (List<Fact> same : byIdentity().values()) {
            judge(same, intake, applied);
        }
        lateEvents.sort(Comparator.comparing(LateRow::topic)
                .thenComparing(LateRow::partition)
                .thenComparing(LateRow::offset));
        rejects.sort(Comparator.comparing(RejectRow::topic)
                .thenComparing(RejectRow::partition)
                .thenComparing(RejectRow::offset));
        return new Truth(
                rows(applied, eventTime -> eventTime.truncatedTo(ChronoUnit.MINUTES)),
                rows(applied, calendar::hourOf),
                rows(applied, calendar::dayOf),
                lateEvents,
                rejects,
                intake.rows());
    }

    /** Copies of an event and what takes it back, in order of arrival. */
    private Map<Fact.Identity, List<Fact>> byIdentity() {
        facts.sort(Comparator.comparing(Fact::position, Position.BY_ARRIVAL));
        return facts.stream().collect(Collectors.groupingBy(Fact::identity));
    }

    /** Of everything with one identity the first event counts and the first void takes it back, whichever came first. */
    private static void judge(List<Fact> same, IntakeBook intake, List<Fact.Count> applied) {
        Fact event = null;
        Fact taking = null;
        for (Fact fact : same) {
            if (fact.isVoid() && taking == null) {
                taking = fact;
                intake.enter(fact.position(), Outcome.VOID);
            } else if (!fact.isVoid() && event == null) {
                event = fact;
                intake.enter(fact.position(), Outcome.ACCEPTED);
            } else {
                intake.enter(fact.position(), Outcome.DUPLICATE);
            }
        }
        if (event != null && event.count() != null) {
            applied.add(event.count());
            if (taking != null) {
                applied.add(event.count().takenBack());
            }
        }
    }

    private <W extends Comparable<? super W>> List<CountRow<W>> rows(
            List<Fact.Count> applied, Function<Instant, W> windowOf) {
        record Key<W>(String siteId, String direction, W window) {}
        Map<Key<W>, CountRow<W>> rows = new HashMap<>();
        for (Fact.Count count : applied) {
            W window = windowOf.apply(count.eventTime());
            CountRow<W> empty = new CountRow<>(
                    count.siteId(), count.direction(), window, Measures.ZERO, settings.generation() * GENERATION);
            Key<W> key = new Key<>(count.siteId(), count.direction(), window);
            rows.put(key, rows.getOrDefault(key, empty).with(count.measures()));
        }
        return rows.values().stream().sorted(CountRow.byKey()).toList();
    }

    private void reject(RawRecord record, String reason) {
        Position position = record.position();
        rejects.add(
                new RejectRow(position.topic(), position.partition(), position.offset(), position.arrival(), reason));
        unusable.enter(position, Outcome.REJECTED);
    }
}
