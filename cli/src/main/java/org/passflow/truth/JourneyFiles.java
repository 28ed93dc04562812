package org.passflow.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The expected rows of {@code journeys} and {@code quarantine}, and what each trip adds up to, as files. */
public final class JourneyFiles {

    private JourneyFiles() {}

    /** Writes {@code journeys.jsonl}, {@code quarantine.jsonl} and {@code trip_totals.jsonl} into the folder. */
    public static void write(JourneyModel model, Path folder) throws IOException {
        TruthFiles.lines(folder, "journeys", model.journeys(), JourneyFiles::object);
        TruthFiles.lines(folder, "quarantine", model.quarantine(), JourneyFiles::object);
        TruthFiles.lines(folder, "trip_totals", List.copyOf(model.trips().values()), JourneyFiles::object);
    }

    private static ObjectNode object(JourneyRow row) {
        ObjectNode object = TruthFiles.object()
                .put("trip_id", row.tripId())
                .put("person_token", row.personToken())
                .put("site_id", row.siteId());
        JourneyRow.TIMES.forEach(column -> put(object, column, row.time(column)));
        object.put("held_ms", row.heldMillis());
        row.ackedRoles().forEach(object.putArray("acked_roles")::add);
        object.put("acks", row.ackedRoles().size());
        JourneyRow.TEXTS.forEach(column -> object.put(column, row.texts().get(column)));
        return object.put("max_temperature_centi", row.maxTemperatureCentidegrees())
                .put("steps", row.steps())
                .put("outcome", row.outcome())
                .put("last_stage", row.lastStage())
                .put("illegal", row.illegal())
                .put("revision", row.revision());
    }

    private static ObjectNode object(QuarantineRow row) {
        ObjectNode object = TruthFiles.object()
                .put("person_token", row.personToken())
                .put("order_id", row.orderId())
                .put("kind", row.kind())
                .put("region", row.region())
                .put("site_id", row.siteId());
        put(object, "ordered_at", row.orderedAt());
        put(object, "from_time", row.fromTime());
        object.put("days", row.days());
        put(object, "due_at", row.dueAt());
        put(object, "released_at", row.releasedAt());
        put(object, "superseded_at", row.supersededAt());
        put(object, "custody_from", row.custodyFrom());
        object.put("temperatures", row.temperatures())
                .put("temperature_days", row.temperatureDays())
                .put("fever_readings", row.feverReadings())
                .put("last_temperature_centi", row.lastTemperature());
        put(object, "last_temperature_at", row.lastTemperatureAt());
        return object.put("voided", row.voided() ? 1 : 0).put("revision", row.revision());
    }

    private static ObjectNode object(TripTotals trip) {
        return TruthFiles.object()
                .put("trip_id", trip.tripId())
                .put("announced", trip.announced())
                .put("arrived", trip.arrived())
                .put("registered", trip.registered())
                .put("unregistered", trip.unregistered())
                .put("pushed", trip.pushed())
                .put("exempt", trip.exempt())
                .put("turned_back", trip.turnedBack())
                .put("transferred", trip.transferred())
                .put("open", trip.open())
                .put("acknowledged", trip.acknowledged());
    }

    private static void put(ObjectNode object, String column, Instant at) {
        object.put(column, at == null ? null : TruthFiles.millis(at));
    }
}
