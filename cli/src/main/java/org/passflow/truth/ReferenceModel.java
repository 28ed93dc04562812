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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The expected rows of every table, computed from the records alone: first what each record is, then for each identity
 * what counts of it, then sums. Holds about 300 bytes a record; takes the records in any order.
 */
public final class ReferenceModel {

    private static final long FUTURE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long GENERATION = 1L << 48;

    private final TruthSettings settings;
    private final RecordReader reader = new RecordReader();
    private final List<Fact> facts = new ArrayList<>();
    private final List<LateRow> lateEvents = new ArrayList<>();
    private final List<RejectRow> rejects = new ArrayList<>();

    public ReferenceModel(TruthSettings settings) {
        this.settings = settings;
    }

    /** Takes one record of an event topic; ticks are none. */
    public void add(RawRecord record) {
        RecordReader.Reading reading = reader.read(record);
        if (reading.rejectReason() != null) {
            reject(record, reading.rejectReason());
            return;
        }
        JsonNode event = reading.event();
        long eventTimeMillis = event.required("event_time").asLong();
        if (eventTimeMillis > record.arrivalMillis() + FUTURE_MILLIS) {
            reject(record, "FUTURE");
        } else if (eventTimeMillis < record.arrivalMillis() - settings.horizon().toMillis()) {
            lateEvents.add(late(record, event, eventTimeMillis));
        } else {
            Instant eventTime = Instant.ofEpochMilli(eventTimeMillis);
            facts.add(new Fact(
                    record.position(),
                    identity(record.topic(), event, eventTime),
                    event.path("void").asBoolean(),
                    Passages.count(record.topic(), event, eventTime)));
        }
    }

    /** What all records so far must have become. */
    public Truth truth() {
        List<Fact.Count> applied = new ArrayList<>();
        for (List<Fact> same : byIdentity().values()) {
            Optional<Fact> event = same.stream().filter(fact -> !fact.isVoid()).findFirst();
            if (event.isPresent() && event.get().count() != null) {
                applied.add(event.get().count());
                if (same.stream().anyMatch(Fact::isVoid)) {
                    applied.add(event.get().count().takenBack());
                }
            }
        }
        lateEvents.sort(Comparator.comparing(LateRow::topic)
                .thenComparing(LateRow::partition)
                .thenComparing(LateRow::offset));
        rejects.sort(Comparator.comparing(RejectRow::topic)
                .thenComparing(RejectRow::partition)
                .thenComparing(RejectRow::offset));
        return new Truth(rows(applied, eventTime -> eventTime.truncatedTo(ChronoUnit.MINUTES)), lateEvents, rejects);
    }

    /** Copies of an event and what takes it back, in order of arrival. */
    private Map<Fact.Identity, List<Fact>> byIdentity() {
        facts.sort(Comparator.comparing(Fact::position, Position.BY_ARRIVAL));
        return facts.stream().collect(Collectors.groupingBy(Fact::identity));
    }

    private List<CountRow> rows(List<Fact.Count> applied, Function<Instant, Instant> startOfWindow) {
        record Key(String siteId, String direction, Instant windowStart) {}
        Map<Key, CountRow> rows = new HashMap<>();
        for (Fact.Count count : applied) {
            Key key = new Key(count.siteId(), count.direction(), startOfWindow.apply(count.eventTime()));
            rows.putIfAbsent(
                    key,
                    new CountRow(
                            key.siteId(),
                            key.direction(),
                            key.windowStart(),
                            Measures.ZERO,
                            settings.generation() * GENERATION));
            rows.computeIfPresent(key, (same, row) -> row.with(count.measures()));
        }
        return rows.values().stream().sorted(CountRow.BY_KEY).toList();
    }

    private static Fact.Identity identity(String topic, JsonNode event, Instant eventTime) {
        boolean isPerSite = EventFields.of(topic).identifiesSite();
        return new Fact.Identity(
                topic,
                isPerSite ? event.required("site_id").asText() : null,
                event.required("event_id").asText(),
                eventTime.truncatedTo(ChronoUnit.MINUTES));
    }

    private void reject(RawRecord record, String reason) {
        rejects.add(new RejectRow(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.arrivalMillis()),
                reason));
    }

    private static LateRow late(RawRecord record, JsonNode event, long eventTimeMillis) {
        return new LateRow(
                record.topic(),
                record.partition(),
                record.offset(),
                event.path("site_id").asText(),
                event.required("event_id").asText(),
                Instant.ofEpochMilli(eventTimeMillis),
                Instant.ofEpochMilli(record.arrivalMillis()),
                event.path("void").asBoolean());
    }
}
