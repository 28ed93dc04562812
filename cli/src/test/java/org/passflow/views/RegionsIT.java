package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Regions: roll-ups over every tier, and inflow at inlets. */
@ExtendWith(StackExtension.class)
class RegionsIT {
    private static final Instant START = Instant.parse("2026-11-02T20:00:00Z");
    private static final List<String> REGIONS = List.of(
            "14",
            "1410",
            "141002",
            "141002107",
            "141002107001",
            "141002107002",
            "141002108",
            "1411",
            "141102",
            "41",
            "");
    private static final String FLOW = "site_id, direction, window_start, persons, vehicles, persons_turned_back,"
            + " purpose_transit, transit_turned_back, fever, revision";

    /** One row of flow with the roster of its site. */
    private record Flow(
            String site,
            String region,
            String inletOf,
            String direction,
            Instant window,
            int persons,
            int turnedBack,
            int transit,
            int transitBack) {
        boolean isBeneath(String area) {
            return region.isEmpty() ? area.equals("UNKNOWN") : region.startsWith(area);
        }
    }

    @Test
    void randomFlowsAddUpAtEachTierAndInflowIsThatOfInlets(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation);
        List<Flow> flows = flows(new Random(42));
        write(rows, "flow_1h", flows);
        write(
                rows,
                "flow_1d",
                flows.stream().filter(flow -> flow.window().equals(START)).toList());

        compare(rows, "v_region_1h", flows);
        compare(
                rows,
                "v_region_1d",
                flows.stream().filter(flow -> flow.window().equals(START)).toList());
        assertThat(rows.lines("SELECT toString(sum(passages_persons)) AS line FROM {db}.v_region_1h"
                        + " WHERE tier IN ('PROVINCE', 'UNKNOWN')"))
                .containsExactly(
                        Integer.toString(flows.stream().mapToInt(Flow::persons).sum()));
        String inflow =
                "sum(ifNull(inflow_persons, 0)), sum(ifNull(inflow_transit, 0)), sum(ifNull(outflow_persons, 0)),"
                        + " sum(ifNull(inflow_vehicles, 0)), sum(ifNull(outflow_vehicles, 0))";
        assertThat(rows.lines("SELECT toString(tuple(inlet_of, window_start, %s)) AS line FROM {db}.v_inlet_1h"
                                .formatted(inflow)
                        + " GROUP BY inlet_of, window_start"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(rows.lines(
                        "SELECT toString(tuple(toString(region), window_start, %s)) AS line FROM {db}.v_region_1h"
                                        .formatted(inflow)
                                + " WHERE (region, window_start) IN (SELECT inlet_of, window_start FROM"
                                + " {db}.v_inlet_1h) GROUP BY region, window_start"));
    }

    @Test
    void correctedRosterMovesPassagesOfThePastAndLaterVersionsDoNot(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation.withTables("moved"));
        rows.insert(
                "flow_1h",
                "site_id, direction, window_start, persons, revision",
                List.of(row("gate", "IN", START, 5, 5), row("gate", "IN", START.plus(Duration.ofHours(2)), 7, 7)));
        site(rows, "gate", "141002107", "", START.minusSeconds(60), START);
        site(rows, "gate", "141002108", "", START.plus(Duration.ofHours(1)), START);
        assertThat(townships(rows)).containsExactly("141002107 5", "141002108 7");

        site(rows, "gate", "141002109", "", START.minusSeconds(60), START.plusSeconds(1));

        assertThat(townships(rows)).containsExactly("141002108 7", "141002109 5");
    }

    @Test
    void coverageTellsCountedZeroAndSilentSitesApart(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation.withTables("coverage"));
        rows.progress(START.plus(Duration.ofHours(3)));
        long minute = START.getEpochSecond() / 60;
        for (String site : List.of("counted", "zero", "silent")) {
            rows.insert(
                    "sites",
                    "site_id, valid_from, kind, region, heartbeat_minutes, arrival_time",
                    List.of(row(site, Instant.EPOCH, "COMPOUND_GATE", "141002", 60, START)));
            rows.heard(site, site.equals("silent") ? List.of(minute) : List.of(minute, minute + 40, minute + 100));
        }
        rows.insert(
                "flow_1h",
                "site_id, direction, window_start, persons, revision",
                List.of(row("counted", "IN", START, 5, 5)));

        JsonNode county = rows.query("SELECT * FROM {db}.v_region_1h WHERE region = '141002' AND window_start = "
                        + "fromUnixTimestamp(" + START.getEpochSecond() + ")")
                .get(0);

        assertThat(county.get("passages_persons").asInt()).isEqualTo(5);
        assertThat(county.get("sites_counted").asInt()).isEqualTo(1);
        assertThat(county.get("sites_zero").asInt()).isEqualTo(1);
        assertThat(county.get("sites_silent").asInt()).isEqualTo(1);
    }

    private static void compare(Rows rows, String view, List<Flow> flows) throws Exception {
        Map<String, int[]> expected = new HashMap<>();
        for (Flow flow : flows) {
            List<String> areas = new ArrayList<>(REGIONS);
            areas.add("UNKNOWN");
            for (String area : areas) {
                if (area.isEmpty() || !(flow.isBeneath(area) || flow.inletOf().equals(area))) {
                    continue;
                }
                int[] sums = expected.computeIfAbsent(area + " " + flow.window().getEpochSecond(), key -> new int[4]);
                sums[0] += flow.isBeneath(area) ? flow.persons() : 0;
                boolean isInlet = flow.inletOf().equals(area);
                boolean isIn = flow.direction().equals("IN");
                sums[1] += isInlet && isIn ? flow.persons() - flow.turnedBack() : 0;
                sums[2] += isInlet && !isIn ? flow.persons() - flow.turnedBack() : 0;
                sums[3] += isInlet && isIn ? flow.transit() - flow.transitBack() : 0;
            }
        }
        List<String> lines = expected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue()[0] + " " + entry.getValue()[1] + " "
                        + entry.getValue()[2] + " " + entry.getValue()[3])
                .toList();
        assertThat(rows.lines("SELECT concatWithSeparator(' ', region, toString(toUnixTimestamp(window_start)),"
                        + " toString(ifNull(passages_persons, 0)), toString(ifNull(inflow_persons, 0)),"
                        + " toString(ifNull(outflow_persons, 0)), toString(ifNull(inflow_transit, 0))) AS line FROM {db}."
                        + view))
                .as(view)
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    private static List<Flow> flows(Random random) {
        List<Flow> flows = new ArrayList<>();
        for (int site = 0; site < 60; site++) {
            String region = REGIONS.get(random.nextInt(REGIONS.size()));
            String inletOf = random.nextInt(3) == 0 && !region.isEmpty() ? REGIONS.get(random.nextInt(10)) : "";
            for (int hour = 0; hour < 3; hour++) {
                for (String direction : List.of("IN", "OUT")) {
                    int persons = random.nextInt(100);
                    int transit = random.nextInt(persons + 1);
                    flows.add(new Flow(
                            "site-" + site,
                            region,
                            inletOf,
                            direction,
                            START.plus(Duration.ofHours(hour)),
                            persons,
                            random.nextInt(persons + 1),
                            transit,
                            random.nextInt(transit + 1)));
                }
            }
        }
        return flows;
    }

    private static void write(Rows rows, String table, List<Flow> flows) throws Exception {
        for (Flow flow : flows) {
            if (!flow.region().isEmpty()
                    && flow.direction().equals("IN")
                    && flow.window().equals(START)) {
                site(rows, flow.site(), flow.region(), flow.inletOf(), START, START);
            }
        }
        rows.insert(
                table,
                FLOW,
                flows.stream()
                        .map(flow -> row(
                                flow.site(),
                                flow.direction(),
                                flow.window(),
                                flow.persons(),
                                1,
                                flow.turnedBack(),
                                flow.transit(),
                                flow.transitBack(),
                                0,
                                1))
                        .toList());
    }

    private static void site(Rows rows, String site, String region, String inletOf, Instant validFrom, Instant arrival)
            throws Exception {
        rows.insert(
                "sites",
                "site_id, valid_from, kind, region, inlet_of, arrival_time",
                List.of(row(site, validFrom, "COMPOUND_GATE", region, inletOf, arrival)));
    }

    private static List<String> townships(Rows rows) throws Exception {
        return rows.lines("SELECT concat(region, ' ', toString(passages_persons)) AS line FROM {db}.v_region_1h"
                + " WHERE tier = 'TOWNSHIP' ORDER BY line");
    }
}
