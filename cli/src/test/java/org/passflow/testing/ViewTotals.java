package org.passflow.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ShippedReference;
import org.passflow.truth.CountRow;
import org.passflow.truth.CountTable;
import org.passflow.truth.Truth;

/** What the views of a district say in sum, against the truth and the shipped roster, added up in plain Java. */
public final class ViewTotals {

    private static final String DISTRICT = "141002";

    private final TestInstallation installation;
    private final Truth truth;
    private final Set<String> inlets = new HashSet<>();

    public ViewTotals(TestInstallation installation, Truth truth) throws IOException {
        this.installation = installation;
        this.truth = truth;
        for (ArrivingEvent site : ShippedReference.records(ReferenceKind.SITES, 0)) {
            JsonNode roster = new JsonMapper().readTree(new String(site.value(), UTF_8));
            if (roster.path("inlet_of").asText().equals(DISTRICT)) {
                inlets.add(roster.path("site_id").asText());
            }
        }
    }

    public void assertEqual() throws IOException, InterruptedException {
        assertThat(inlets).isNotEmpty();
        assertPassagesAreEqualAtEachTier();
        assertInflow();
        assertDistinctPersons();
        assertSum("sum(persons) FROM {db}.v_flow_1h", CountTable.FLOW_1H, "persons");
        assertSum("sum(vehicles) FROM {db}.v_flow_15m", CountTable.FLOW_1M, "vehicles");
        assertSum("sum(sampled) FROM {db}.v_flow_5m", CountTable.FLOW_1M, "sampled");
        assertSum("sum(persons) FROM {db}.v_od_1h", CountTable.OD_1H, "persons");
        assertSum("sum(passengers) FROM {db}.v_funnel_1h", CountTable.FUNNEL_1H, "passengers");
        assertSum("sum(arrived) FROM {db}.v_trip_flow", CountTable.TRIP_FLOW, "arrived");
        assertSum("sum(sampled) FROM {db}.v_desks", CountTable.DESK_1H, "sampled");
    }

    private void assertPassagesAreEqualAtEachTier() throws IOException, InterruptedException {
        for (String view : new String[] {"v_region_1h", "v_region_1d"}) {
            for (String tier : new String[] {"PROVINCE", "CITY", "COUNTY", "TOWNSHIP"}) {
                String from = " FROM {db}." + view + " WHERE tier = '" + tier + "'";
                assertThat(number("sum(passages_persons)" + from))
                        .as("persons at tier %s of %s", tier, view)
                        .isEqualTo(total(CountTable.FLOW_1D, row -> true, row -> row.measure("persons")));
                assertThat(number("sum(passages_vehicles)" + from))
                        .as("vehicles at tier %s of %s", tier, view)
                        .isEqualTo(total(CountTable.FLOW_1D, row -> true, row -> row.measure("vehicles")));
            }
        }
    }

    private void assertInflow() throws IOException, InterruptedException {
        String from = " FROM {db}.v_region_1d WHERE region = '" + DISTRICT + "'";
        assertThat(number("sum(inflow_persons)" + from))
                .as("inflow")
                .isEqualTo(through("IN", "persons", "persons_turned_back"))
                .isPositive();
        assertThat(number("sum(outflow_vehicles)" + from))
                .as("outflow of vehicles")
                .isEqualTo(through("OUT", "vehicles", "vehicles_turned_back"))
                .isPositive();
        assertThat(number("sum(inflow_transit)" + from))
                .as("inflow in transit")
                .isEqualTo(through("IN", "purpose_transit", "transit_turned_back"))
                .isPositive();
    }

    private long through(String direction, String all, String turnedBack) {
        return total(
                CountTable.FLOW_1D,
                row -> inlets.contains(row.siteId()) && row.labels().contains(direction),
                row -> row.measure(all) - row.measure(turnedBack));
    }

    private void assertDistinctPersons() throws IOException, InterruptedException {
        Set<String> persons = new HashSet<>();
        for (CountRow row : truth.rows(CountTable.VISITS_1D)) {
            if (row.measure("events") > 0 && !row.labels().get(0).isEmpty()) {
                persons.add(row.windowStart() + row.labels().get(0));
            }
        }
        assertThat(number("sum(persons) FROM {db}.v_distinct_persons WHERE level = 'COUNTY'"))
                .as("distinct persons of the district, day by day")
                .isEqualTo(persons.size());
    }

    private void assertSum(String select, CountTable table, String column) throws IOException, InterruptedException {
        assertThat(number(select))
                .as(select)
                .isEqualTo(total(table, row -> true, row -> row.measure(column)))
                .isPositive();
    }

    private long total(CountTable table, Predicate<CountRow> which, ToLongFunction<CountRow> amount) {
        return truth.rows(table).stream().filter(which).mapToLong(amount).sum();
    }

    private long number(String select) throws IOException, InterruptedException {
        return installation
                .query("SELECT toInt64(" + select.replaceFirst(" FROM ", ") AS number FROM "))
                .get(0)
                .get("number")
                .asLong();
    }
}
