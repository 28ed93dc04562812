package org.passflow.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.truth.CountTable.DESK_1H;
import static org.passflow.truth.CountTable.FUNNEL_1H;
import static org.passflow.truth.CountTable.OD_1H;
import static org.passflow.truth.CountTable.TRIP_FLOW;
import static org.passflow.truth.CountTable.VISITS_1D;
import static org.passflow.truth.TestingTopics.CHECKPOINT;
import static org.passflow.truth.TestingTopics.EIGHT;
import static org.passflow.truth.TestingTopics.HUB;
import static org.passflow.truth.TestingTopics.PERSON_IN;
import static org.passflow.truth.TestingTopics.PERSON_OUT;
import static org.passflow.truth.TestingTopics.SAMPLING;
import static org.passflow.truth.TestingTopics.TOKEN;
import static org.passflow.truth.TestingTopics.VEHICLE_IN;
import static org.passflow.truth.TestingTopics.row;
import static org.passflow.truth.TestingTopics.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passflow.stack.Migrations;

class CountTableTest {

    /** 04:00 in Shanghai. */
    private static final Instant DAY = Instant.parse("2026-10-31T20:00:00Z");

    private static final Instant NINE = EIGHT.plusSeconds(3600);

    private static final Pattern COLUMN = Pattern.compile("^ +(\\w+)", Pattern.MULTILINE);
    private static final Set<String> IN_ALL_TABLES = Set.of("site_id", "window_start", "revision", "updated_at");

    private final TestingTopics topics = new TestingTopics();

    @ParameterizedTest
    @EnumSource(CountTable.class)
    void columnsAreThoseOfTheMigrations(CountTable table) {
        List<String> expected = Stream.of(table.labelColumns(), table.measureColumns())
                .flatMap(List::stream)
                .toList();

        assertThat(migratedColumns(table.tableName())).isEqualTo(expected);
    }

    @Test
    void funnelCountsEveryStepByHourAndStage() {
        topics.arrives(HUB, "e1", step("t1", "ARRIVED"));
        topics.arrives(HUB, "e2", step("t2", "ARRIVED"));
        topics.arrives(HUB, "e3", step("t1", "PUSHED"));
        topics.arrives(HUB, "e4", NINE, Duration.ZERO, step("t1", "ACKED"));

        assertThat(topics.rows(FUNNEL_1H))
                .containsExactly(
                        row(EIGHT, List.of("ARRIVED"), Map.of("passengers", 2L), 2),
                        row(EIGHT, List.of("PUSHED"), Map.of("passengers", 1L), 1),
                        row(NINE, List.of("ACKED"), Map.of("passengers", 1L), 1));
    }

    @Test
    void tripCountsEveryStepInTheColumnOfItsStage() {
        topics.arrives(HUB, "e1", step("t1", "ARRIVED"));
        topics.arrives(HUB, "e2", step("t1", "TRANSFER_DEPARTED"));
        topics.arrives(HUB, "e3", step("t2", "HOME_ARRIVED"));
        topics.arrives(HUB, "e4", NINE, Duration.ZERO, step("t1", "ARRIVED"));

        assertThat(topics.rows(TRIP_FLOW))
                .containsExactly(
                        row(EIGHT, List.of("t1"), Map.of("arrived", 1L, "transfer_departed", 1L), 2),
                        row(EIGHT, List.of("t2"), Map.of("home_arrived", 1L), 1),
                        row(NINE, List.of("t1"), Map.of("arrived", 1L), 1));
    }

    @Test
    void feverOfATripIsThatOfItsArrivals() {
        topics.arrives(HUB, "e1", step("t1", "ARRIVED") + ",'temperature_c':37.3");
        topics.arrives(HUB, "e2", step("t1", "ARRIVED") + ",'temperature_c':37.29");
        topics.arrives(HUB, "e3", step("t1", "SCREENED") + ",'temperature_c':39");

        assertThat(topics.row(TRIP_FLOW).measures()).isEqualTo(Map.of("arrived", 2L, "screened", 1L, "fever", 1L));
    }

    @Test
    void whoComesInCountsByOriginAndDestinationAlsoWhenTurnedBack() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'origin_region':'42','destination_region':'141002'");
        topics.arrives(
                CHECKPOINT,
                "e2",
                PERSON_IN.replace("PASSED", "TURNED_BACK") + ",'origin_region':'42','destination_region':'141002'");
        topics.arrives(HUB, "e3", step("t1", "ARRIVED") + ",'origin_region':'42'");
        topics.arrives(CHECKPOINT, "e4", PERSON_IN + ",'destination_region':'141002'");
        topics.arrives(CHECKPOINT, "e5", PERSON_IN + ",'origin_region':null");

        assertThat(topics.rows(OD_1H))
                .containsExactly(
                        row(EIGHT, List.of("42", "141002"), Map.of("persons", 2L), 2),
                        row(EIGHT, List.of("42", "UNKNOWN"), Map.of("persons", 1L), 1),
                        row(EIGHT, List.of("UNKNOWN", "141002"), Map.of("persons", 1L), 1),
                        row(EIGHT, List.of("UNKNOWN", "UNKNOWN"), Map.of("persons", 1L), 1));
    }

    @Test
    void whoLeavesIsSampledDrivesOrHasArrivedBeforeHasNoOrigin() {
        topics.arrives(CHECKPOINT, "e1", PERSON_OUT);
        topics.arrives(CHECKPOINT, "e2", SAMPLING);
        topics.arrives(CHECKPOINT, "e3", VEHICLE_IN);
        topics.arrives(HUB, "e4", step("t1", "REGISTERED"));

        assertThat(topics.rows(OD_1H)).isEmpty();
    }

    @Test
    void deskCountsItsWorkByLaneAndShift() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'lane':'1','shift':'A'");
        topics.arrives(CHECKPOINT, "e2", PERSON_OUT + ",'lane':'1','shift':'A'");
        topics.arrives(CHECKPOINT, "e3", VEHICLE_IN + ",'lane':'1','shift':'A'");
        topics.arrives(CHECKPOINT, "e4", SAMPLING + ",'lane':'1','shift':'B'");
        topics.arrives(CHECKPOINT, "e5", SAMPLING + ",'lane':'2'");
        topics.arrives(HUB, "e6", step("t1", "ARRIVED") + ",'lane':'2','shift':null");

        assertThat(topics.rows(DESK_1H))
                .containsExactly(
                        row(EIGHT, List.of("1", "A"), Map.of("persons", 2L, "vehicles", 1L), 3),
                        row(EIGHT, List.of("1", "B"), Map.of("sampled", 1L), 1),
                        row(EIGHT, List.of("2", ""), Map.of("persons", 1L, "sampled", 1L), 2));
    }

    @Test
    void workWithoutALaneAndLaterStepsAreNoDesks() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'shift':'A'");
        topics.arrives(CHECKPOINT, "e2", SAMPLING + ",'lane':null");
        topics.arrives(HUB, "e3", step("t1", "REGISTERED") + ",'lane':'1'");

        assertThat(topics.rows(DESK_1H)).isEmpty();
    }

    @Test
    void visitsArePassagesSamplingsAndArrivalsOfATokenOnABusinessDay() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'person_token':'" + TOKEN + "'");
        topics.arrives(CHECKPOINT, "e2", SAMPLING + ",'person_token':'" + TOKEN + "'");
        topics.arrives(HUB, "e3", step("t1", "ARRIVED"));
        topics.arrives(HUB, "e4", step("t1", "REGISTERED"));
        topics.arrives(CHECKPOINT, "e5", PERSON_OUT);
        topics.arrives(CHECKPOINT, "e6", VEHICLE_IN + ",'person_token':'" + TOKEN + "'");
        topics.arrives(
                CHECKPOINT, "e7", DAY.minusMillis(1), Duration.ZERO, PERSON_IN + ",'person_token':'" + TOKEN + "'");

        assertThat(topics.rows(VISITS_1D))
                .containsExactly(
                        row(DAY.minus(Duration.ofHours(24)), List.of(TOKEN), Map.of("events", 1L), 1),
                        row(DAY, List.of(""), Map.of("events", 1L), 1),
                        row(DAY, List.of(TOKEN), Map.of("events", 3L), 3));
    }

    /** Columns that a migration gives a table, without those that all have. */
    private static List<String> migratedColumns(String table) {
        String all = Migrations.ofThisBuild().steps().stream()
                .map(Migrations.Step::sql)
                .collect(Collectors.joining());
        Matcher likeAnother =
                Pattern.compile("CREATE TABLE " + table + " AS (\\w+)").matcher(all);
        String name = likeAnother.find() ? likeAnother.group(1) : table;
        Matcher columns = Pattern.compile("CREATE TABLE " + name + "\n\\((.*?)\n\\)", Pattern.DOTALL)
                .matcher(all);
        assertThat(columns.find()).isTrue();
        return COLUMN.matcher(columns.group(1))
                .results()
                .map(column -> column.group(1))
                .filter(column -> !IN_ALL_TABLES.contains(column))
                .toList();
    }
}
