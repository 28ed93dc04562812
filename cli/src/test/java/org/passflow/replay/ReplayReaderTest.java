package org.passflow.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.feed.ArrivingEvent;

class ReplayReaderTest {

    @TempDir
    private Path folder;

    @Test
    void rowOfTheTollGateFileBecomesAVehicleThatPassed() throws Exception {
        ReplayRows rows = read(
                "tollgate",
                """
                time,tollgate_id,direction,vehicle_model,has_etc,vehicle_type
                2016-10-18 23:55:58,3,0,1,1,
                """);

        ArrivingEvent event = rows.events().get(0).event();
        assertThat(event.value())
                .asString(UTF_8)
                .isEqualTo("{\"schema_version\":1,\"event_id\":\"rows.csv:1\",\"event_time\":1476806158000,"
                        + "\"site_id\":\"tollgate-3\",\"direction\":\"OUT\",\"subject\":\"VEHICLE\","
                        + "\"disposition\":\"PASSED\",\"source\":\"toll-gate/transport\"}");
        assertThat(event.key()).isEqualTo("tollgate-3");
        assertThat(Instant.ofEpochMilli(event.arrivalMillis())).isEqualTo("2016-10-18T15:56:00Z");
    }

    @Test
    void exampleRegisterIsReadWholeAndTyped() throws Exception {
        ReplayRows rows = read("gate-register", resource("mappings/gate-register.csv"));

        assertThat(rows.rejected()).isEmpty();
        assertThat(rows.events()).hasSize(6);
        assertThat(rows.events().get(4).event().value())
                .asString(UTF_8)
                .contains("\"event_id\":\"G-0005\"", "\"temperature_c\":37.8", "\"mask\":true")
                .doesNotContain("occupants");
    }

    @Test
    void equalRowsAreDifferentEvents() throws Exception {
        ReplayRows rows = read(
                "tollgate",
                """
                time,tollgate_id,direction
                2016-10-18 23:55:58,3,0
                2016-10-18 23:55:58,3,0
                """);

        assertThat(rows.events())
                .extracting(row -> new String(row.event().value(), UTF_8))
                .doesNotHaveDuplicates();
    }

    @Test
    void badRowsAreNamedWithTheirLinesAndTheOthersRead() throws Exception {
        ReplayRows rows = read(
                "tollgate",
                """
                time,tollgate_id,direction
                2016-10-18 23:55:58,3,0

                yesterday,3,0
                2016-10-18 23:55:58,3,7
                2016-10-18 23:55:58,3
                2016-10-18 23:56:58,3,1
                """);

        assertThat(rows.read()).isEqualTo(5);
        assertThat(rows.events()).hasSize(2);
        assertThat(rows.rejected())
                .extracting(RejectedRow::toString)
                .containsExactly(
                        "rows.csv:4: column time: 'yesterday' is not a time in the format yyyy-MM-dd HH:mm:ss",
                        "rows.csv:5: column direction: '7' is none of the codes [0, 1]",
                        "rows.csv:6: column count: 2 cells under 3 columns");
    }

    @Test
    void missingColumnsAreAllNamed() {
        assertThatThrownBy(() -> read("tollgate", "when,tollgate_id\n2016-10-18 23:55:58,3\n"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("column time is missing")
                .hasMessageContaining("column direction is missing");
    }

    @Test
    void sortedRowsArriveInTheOrderInWhichTheyHappened() throws Exception {
        assertThat(ReplayOrder.sorted(outOfOrder()))
                .extracting(event -> Instant.ofEpochMilli(event.arrivalMillis()).toString())
                .containsExactly("2016-10-18T02:00:02Z", "2016-10-18T03:00:02Z", "2016-10-18T04:00:02Z");
    }

    @Test
    void rowsInFileOrderArriveNoEarlierThanTheOneBefore() throws Exception {
        assertThat(ReplayOrder.asInFile(outOfOrder()))
                .extracting(event -> Instant.ofEpochMilli(event.arrivalMillis()).toString())
                .containsExactly("2016-10-18T04:00:02Z", "2016-10-18T04:00:02Z", "2016-10-18T04:00:02Z");
    }

    @Test
    void shuffledRowsArriveInRisingOrderWithinTheBound() throws Exception {
        ReplayRows rows = read("tollgate", minutesOfADay());
        Duration most = Duration.ofHours(1);

        List<ArrivingEvent> shuffled = ReplayOrder.shuffled(rows, most, 7);

        assertThat(shuffled).extracting(ArrivingEvent::arrivalMillis).isSorted();
        assertThat(shuffled)
                .extracting(ArrivingEvent::value)
                .containsExactlyInAnyOrderElementsOf(ReplayOrder.sorted(rows).stream()
                        .map(ArrivingEvent::value)
                        .toList())
                .isNotEqualTo(ReplayOrder.sorted(rows).stream()
                        .map(ArrivingEvent::value)
                        .toList());
        assertThat(ReplayOrder.shuffled(rows, most, 7)).isEqualTo(shuffled);
        assertThat(ReplayOrder.shuffled(rows, most, 8)).isNotEqualTo(shuffled);
    }

    private ReplayRows outOfOrder() throws Exception {
        return read(
                "tollgate",
                """
                time,tollgate_id,direction
                2016-10-18 12:00:00,1,0
                2016-10-18 10:00:00,1,0
                2016-10-18 11:00:00,1,0
                """);
    }

    private static String minutesOfADay() {
        StringBuilder rows = new StringBuilder("time,tollgate_id,direction\n");
        for (int minute = 0; minute < 1440; minute++) {
            rows.append(String.format("2016-10-18 %02d:%02d:00,1,0%n", minute / 60, minute % 60));
        }
        return rows.toString();
    }

    private ReplayRows read(String mapping, String csv) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        try (InputStream yaml = open("mappings/" + mapping + ".yaml")) {
            return new ReplayReader(MappingReader.read(mapping, yaml)).read(List.of(file));
        }
    }

    private static String resource(String name) throws Exception {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static InputStream open(String name) {
        return ReplayReaderTest.class.getClassLoader().getResourceAsStream("schemas/reference/" + name);
    }
}
