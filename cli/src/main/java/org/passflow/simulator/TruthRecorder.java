package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.WriteListener;
import org.passflow.truth.AlertModel;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.JourneyFiles;
import org.passflow.truth.JourneyModel;
import org.passflow.truth.RawRecord;
import org.passflow.truth.ReferenceModel;
import org.passflow.truth.ReportModel;
import org.passflow.truth.ReportRow;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthFiles;
import org.passflow.truth.TruthSettings;

/**
 * Takes note of what was written and where it stands, and says what must become of it: the expected rows of every table,
 * which alerts must be raised, which record has which fault, and the incidents. True of topics that hold nothing else.
 */
public final class TruthRecorder implements WriteListener {

    /** Local time at which the jobs' business day begins, by default. */
    private static final LocalTime DAY_CUT = LocalTime.of(4, 0);

    /** How far the jobs' time stays behind what arrives, by default. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final ReferenceModel model;
    private final AlertModel alerts;
    private final JourneyModel journeys;
    private final ReportModel reports;
    private final List<Fault> faults = new ArrayList<>();
    private long lastArrivalMillis;

    private record Fault(String topic, int partition, long offset, String label) {}

    public TruthRecorder(SimulatorSettings settings) {
        TruthSettings jobs = new TruthSettings(settings.faults().horizon(), 0, settings.zone(), DAY_CUT);
        model = new ReferenceModel(jobs);
        alerts = new AlertModel(jobs, BOUND);
        journeys = new JourneyModel(jobs, BOUND);
        reports = new ReportModel(jobs, BOUND);
    }

    @Override
    public void written(ArrivingEvent event, int partition, long offset) {
        RawRecord record = new RawRecord(event.topic(), partition, offset, event.arrivalMillis(), event.value());
        alerts.add(record);
        journeys.add(record);
        reports.add(record);
        lastArrivalMillis = Math.max(lastArrivalMillis, event.arrivalMillis());
        if (!Topics.EVENTS.contains(event.topic())) {
            return;
        }
        model.add(record);
        if (event.label() != null) {
            faults.add(new Fault(event.topic(), partition, offset, event.label()));
        }
    }

    /** What the tables must hold. To be called when everything is stored. */
    public Truth truth() {
        return model.truth();
    }

    /**
     * Writes the truth, {@code alerts.jsonl}, {@code faults.jsonl} and {@code incidents.jsonl} into the folder.
     *
     * @param closing how long ticks went on after the last event
     */
    public void write(Path folder, List<Incident> incidents, Duration closing) throws IOException {
        TruthFiles.write(truth(), folder);
        Instant until = Instant.ofEpochMilli(lastArrivalMillis).plus(closing).minus(BOUND);
        JourneyFiles.write(journeys, folder);
        List<ExpectedAlert> all = new ArrayList<>(alerts.alerts(until));
        all.addAll(journeys.alerts(until));
        ReportModel.Expected ofReports = reports.at(until);
        all.addAll(ofReports.alerts());
        TruthFiles.lines(folder, "daily_reports", ofReports.rows(), TruthRecorder::object);
        TruthFiles.lines(folder, "alerts", all, TruthRecorder::object);
        TruthFiles.lines(folder, "faults", faults, TruthRecorder::object);
        TruthFiles.lines(folder, "incidents", incidents, TruthRecorder::object);
    }

    private static ObjectNode object(Fault fault) {
        return TruthFiles.object()
                .put("topic", fault.topic())
                .put("partition", fault.partition())
                .put("offset", fault.offset())
                .put("label", fault.label());
    }

    private static ObjectNode object(ExpectedAlert alert) {
        return TruthFiles.object()
                .put("rule", alert.rule())
                .put("subject_kind", alert.subjectKind())
                .put("place", alert.place())
                .put("event_id", alert.eventId())
                .put("opened_at", TruthFiles.millis(alert.openedAt()));
    }

    private static ObjectNode object(ReportRow row) {
        return TruthFiles.object()
                .put("business_day", row.businessDay().toString())
                .put("site_id", row.siteId())
                .put("due_at", TruthFiles.millis(row.dueAt()))
                .put("expected", row.expected() ? 1 : 0)
                .put("delivery", row.delivery())
                .put("content", row.content())
                .put("suspect", row.suspect())
                .put("suspect_figure", row.suspectFigure())
                .put("reports", row.reports())
                .put("first_arrival", orNull(row.firstArrival()))
                .put("event_time", orNull(row.eventTime()))
                .put("event_id", row.eventId())
                .put("returnees", row.returnees())
                .put("outsiders", row.outsiders())
                .put("key_persons", row.keyPersons())
                .put("key_persons_fever", row.keyPersonsFever())
                .put("counted_returnees", row.countedReturnees())
                .put("counted_outsiders", row.countedOutsiders())
                .put("revision", row.revision());
    }

    private static String orNull(Instant instant) {
        return instant == null ? null : TruthFiles.millis(instant);
    }

    private static ObjectNode object(Incident incident) {
        ObjectNode object = TruthFiles.object().put("kind", incident.kind().name());
        incident.siteIds().forEach(object.putArray("site_ids")::add);
        object.put("subject", incident.subject())
                .put("start", TruthFiles.seconds(incident.start()))
                .put("end", TruthFiles.seconds(incident.end()));
        incident.kind().expected().forEach(object.putArray("rules")::add);
        return object;
    }
}
