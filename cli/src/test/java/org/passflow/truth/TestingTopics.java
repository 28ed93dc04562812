package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Topics of one test, read by a reference model: events of site g1, their JSON written with ' for quotes. */
final class TestingTopics {

    static final Instant EIGHT = Instant.parse("2026-11-01T08:00:00Z");
    static final String CHECKPOINT = "checkpoint-events";
    static final String HUB = "hub-events";
    static final String PERSON_IN = "'subject':'PERSON','direction':'IN','disposition':'PASSED'";
    static final String PERSON_OUT = "'subject':'PERSON','direction':'OUT','disposition':'PASSED'";
    static final String VEHICLE_IN = "'subject':'VEHICLE','direction':'IN','disposition':'PASSED'";
    static final String SAMPLING = "'subject':'PERSON','disposition':'PASSED'";
    static final String TOKEN = "0123456789abcdef";

    private final ReferenceModel model;
    private long nextOffset;

    TestingTopics() {
        this(TruthSettings.DEFAULTS);
    }

    TestingTopics(TruthSettings settings) {
        model = new ReferenceModel(settings);
    }

    /** The fields of a passenger's step. */
    static String step(String trip, String stage) {
        return "'trip_id':'" + trip + "','person_token':'" + TOKEN + "','stage':'" + stage + "'";
    }

    /** An event at eight arrives at once. */
    void arrives(String topic, String eventId, String fields) {
        arrives(topic, eventId, EIGHT, Duration.ZERO, fields);
    }

    void arrives(String topic, String eventId, Instant eventTime, Duration delay, String fields) {
        String json = "{'schema_version':1,'site_id':'g1','event_id':'" + eventId + "','event_time':"
                + eventTime.toEpochMilli() + "," + fields + "}";
        model.add(new RawRecord(
                topic,
                0,
                nextOffset++,
                eventTime.plus(delay).toEpochMilli(),
                json.replace('\'', '"').getBytes(UTF_8)));
    }

    Truth truth() {
        return model.truth();
    }

    List<CountRow> rows(CountTable table) {
        return truth().rows(table);
    }

    /** The only row of a table. */
    CountRow row(CountTable table) {
        List<CountRow> rows = rows(table);
        if (rows.size() != 1) {
            throw new AssertionError("not one row: " + rows);
        }
        return rows.get(0);
    }

    /** A row of site g1. */
    static CountRow row(Instant windowStart, List<String> labels, Map<String, Long> measures, long revision) {
        return new CountRow("g1", windowStart, labels, measures, revision);
    }
}
