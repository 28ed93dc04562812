package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.feed.ArrivingEvent;

class TruthRecorderTest {

    private static final Instant EIGHT = Instant.parse("2026-11-01T08:00:00Z");

    private final TruthRecorder recorder = new TruthRecorder(SimulatorSettings.seeded(1));

    @TempDir
    private Path folder;

    @Test
    void expectedRowsStandBesideTheFaultsAndIncidentsThatMadeThem() throws Exception {
        String vehicle = "{\"schema_version\":1,\"event_id\":\"e1\",\"event_time\":" + EIGHT.toEpochMilli()
                + ",\"site_id\":\"g1\",\"direction\":\"IN\",\"subject\":\"VEHICLE\",\"disposition\":\"PASSED\"}";
        recorder.written(event(vehicle, null), 2, 40);
        recorder.written(event("{", "MALFORMED"), 2, 41);

        recorder.write(
                folder,
                List.of(new Incident(Incident.Kind.SURGE, List.of("g1"), null, EIGHT, EIGHT.plusSeconds(3600))),
                Duration.ofMinutes(3));

        assertThat(lines("flow_1m"))
                .containsExactly("{\"site_id\":\"g1\",\"window_start\":\"2026-11-01 08:00:00\",\"direction\":\"IN\","
                        + "\"persons\":0,\"vehicles\":1,\"occupants\":0,\"sampled\":0,\"persons_turned_back\":0,"
                        + "\"vehicles_turned_back\":0,\"fever\":0,\"temperature_count\":0,\"temperature_sum\":0,"
                        + "\"revision\":1}");
        assertThat(lines("flow_1d")).singleElement().asString().contains("\"window_start\":\"2026-10-31 20:00:00\"");
        assertThat(lines("heard_1h"))
                .containsExactly("{\"site_id\":\"g1\",\"window_start\":\"2026-11-01 08:00:00\","
                        + "\"minutes\":1,\"revision\":1}");
        assertThat(lines("rejects"))
                .containsExactly("{\"topic\":\"checkpoint-events\",\"partition\":2,\"offset\":41,"
                        + "\"arrival_time\":\"2026-11-01 08:00:00.000\",\"reason\":\"NOT_JSON\"}");
        assertThat(lines("intake_1h"))
                .containsExactly("{\"topic\":\"checkpoint-events\",\"partition\":2,"
                        + "\"hour_start\":\"2026-11-01 08:00:00\",\"first_offset\":40,\"last_offset\":41,"
                        + "\"accepted\":1,\"duplicate\":0,\"voided\":0,\"late\":0,\"rejected\":1}");
        assertThat(lines("faults"))
                .containsExactly(
                        "{\"topic\":\"checkpoint-events\",\"partition\":2,\"offset\":41," + "\"label\":\"MALFORMED\"}");
        assertThat(lines("incidents"))
                .containsExactly("{\"kind\":\"SURGE\",\"site_ids\":[\"g1\"],\"subject\":null,"
                        + "\"start\":\"2026-11-01 08:00:00\",\"end\":\"2026-11-01 09:00:00\","
                        + "\"rules\":[\"surge\"]}");
        assertThat(lines("alerts")).isEmpty();
        assertThat(lines("journeys")).isEmpty();
        assertThat(lines("quarantine")).isEmpty();
        assertThat(lines("trip_totals")).isEmpty();
        assertThat(lines("late_events")).isEmpty();
        assertThat(lines("flow_1h")).hasSize(1);
    }

    @Test
    void referenceDataIsNoEvent() {
        String site = "{\"site_id\":\"g1\",\"valid_from\":0}";
        recorder.written(new ArrivingEvent("sites", "g1", site.getBytes(UTF_8), EIGHT.toEpochMilli()), 0, 0);

        assertThat(recorder.truth().intake()).isEmpty();
    }

    private List<String> lines(String table) throws IOException {
        return Files.readAllLines(folder.resolve(table + ".jsonl"));
    }

    private static ArrivingEvent event(String json, String label) {
        return new ArrivingEvent("checkpoint-events", "g1", json.getBytes(UTF_8), EIGHT.toEpochMilli(), label);
    }
}
