package org.passflow.truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The expected rows of every table, computed from the records alone: first what each record is, then for each identity
 * what counts of it, then sums. Holds the records on time, each with about 300 bytes more; takes the records in any order.
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
    private final HeardBook heard = new HeardBook();
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
        Event event = reading.event();
        Position position = record.position();
        long eventMillis = event.time().toEpochMilli();
        if (eventMillis > record.arrivalMillis() + FUTURE_MILLIS) {
            reject(record, "FUTURE");
        } else if (eventMillis < record.arrivalMillis() - settings.horizon().toMillis()) {
            lateEvents.add(LateRow.of(position, event));
            unusable.enter(position, Outcome.LATE);
        } else {
            heard.enter(event);
            facts.add(Fact.of(record, event));
        }
    }

    /** What all records so far must have become. */
    public Truth truth() {
        Map<CountTable, CountSheet> sheets = new EnumMap<>(CountTable.class);
        for (CountTable table : CountTable.values()) {
            sheets.put(table, new CountSheet(table, calendar));
        }
        IntakeBook intake = unusable.copy();
        for (List<Fact> same : byIdentity().values()) {
            judge(same, intake, sheets.values());
        }
        lateEvents.sort(Comparator.comparing(LateRow::topic)
                .thenComparing(LateRow::partition)
                .thenComparing(LateRow::offset));
        rejects.sort(Comparator.comparing(RejectRow::topic)
                .thenComparing(RejectRow::partition)
                .thenComparing(RejectRow::offset));
        long firstRevision = settings.generation() * GENERATION;
        Map<CountTable, List<CountRow>> counts = new EnumMap<>(CountTable.class);
        sheets.forEach((table, sheet) -> counts.put(table, sheet.rows(firstRevision)));
        return new Truth(counts, heard.rows(firstRevision), lateEvents, rejects, intake.rows());
    }

    /** Copies of an event and what takes it back, in order of arrival. */
    private Map<Fact.Identity, List<Fact>> byIdentity() {
        facts.sort(Comparator.comparing(Fact::position, Position.BY_ARRIVAL));
        return facts.stream().collect(Collectors.groupingBy(Fact::identity));
    }

    /**
     * Of everything with one identity the first event counts and the first void takes it back, whichever came first and
     * whatever the void says of the event.
     */
    private void judge(List<Fact> same, IntakeBook intake, Collection<CountSheet> sheets) {
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
        if (event != null) {
            Event counted = reader.readGood(event.record());
            for (CountSheet sheet : sheets) {
                sheet.add(counted, taking != null);
            }
        }
    }

    private void reject(RawRecord record, String reason) {
        Position position = record.position();
        rejects.add(
                new RejectRow(position.topic(), position.partition(), position.offset(), position.arrival(), reason));
        unusable.enter(position, Outcome.REJECTED);
    }
}
