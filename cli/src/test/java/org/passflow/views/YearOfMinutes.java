package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/**
 * Asks every view and every ready query for a day and for a year of minute rows, and prints how long each took and what
 * it read. What is asserted are answers, never times. Profile {@code full}; {@code -Dpassflow.year.sites=1000} and
 * {@code -Dpassflow.year.days=365} are the defaults, fewer of them a first look.
 */
@ExtendWith(StackExtension.class)
class YearOfMinutes {
    private static final int SITES = Integer.getInteger("passflow.year.sites", 1000);
    private static final int DAYS = Integer.getInteger("passflow.year.days", 365);

    @Test
    void everyViewAndReadyQueryIsAskedForADayAndForTheYear(TestInstallation installation) throws Exception {
        YearOfRows year = new YearOfRows(installation, SITES, DAYS);
        year.fill();
        print("Tables of %d sites and %d days".formatted(SITES, DAYS), year.sizes());
        print("Columns of flow_1m", year.columns(SITES * 1440L * DAYS));

        daysHoldWhatWasMade(year);
        yearHoldsWhatWasMade(year);

        List<String> table = new ArrayList<>(List.of(Measurement.HEADING));
        Asker asker = Asker.asAnalyst(installation);
        List<String> refused = new ArrayList<>();
        for (Question question : Question.all(installation, year)) {
            Measurement measured = asker.measure(question);
            table.add(measured.line());
            System.out.println(measured.line());
            if (!measured.refusal().isEmpty() && List.of("day", "own", "now").contains(question.span())) {
                refused.add(measured.line());
            }
        }
        print("Views and ready queries, %d sites and %d days".formatted(SITES, DAYS), table);
        assertThat(refused)
                .as("of a day, of now, or what a ready query asks, an analyst's gigabyte and half a minute are enough")
                .isEmpty();
    }

    private static void daysHoldWhatWasMade(YearOfRows year) throws Exception {
        String day = year.lastDays("window_start", 1);
        assertThat(year.number("SELECT countIf(state = 'COUNTED') FROM {db}.v_flow_1m WHERE " + day))
                .isEqualTo(SITES * 1440L);
        for (String view : List.of("v_flow_1m", "v_flow_5m", "v_flow_15m", "v_flow_1h", "v_flow_1d")) {
            assertThat(year.number("SELECT sum(persons) FROM {db}." + view + " WHERE " + day))
                    .as(view)
                    .isEqualTo(year.persons(1));
            assertThat(year.number("SELECT sum(sampled) FROM {db}." + view + " WHERE " + day))
                    .as(view)
                    .isEqualTo(year.sampled(1));
            assertThat(year.number(
                            "SELECT countIf(state NOT IN ('COUNTED', 'ZERO')) FROM {db}." + view + " WHERE " + day))
                    .as("%s: every site was heard in every minute", view)
                    .isZero();
        }
        assertThat(year.number("SELECT sum(persons) FROM {db}.v_od_1h WHERE " + day))
                .isEqualTo(year.inlets() * 24L * 40);
        assertThat(year.number("SELECT uniqExact(person_hash) FROM {db}.v_visits WHERE " + day))
                .isEqualTo(SITES * 30L);
        String businessDay = "business_day = '" + year.lastBusinessDay() + "'";
        assertThat(year.number("SELECT sum(in_minutes) FROM {db}.v_balance_sheet WHERE " + businessDay))
                .isEqualTo(year.persons(1) + year.sampled(1) + year.vehicles(1));
        assertThat(year.number("SELECT sum(on_time) FROM {db}.v_coverage WHERE region = '141002' AND " + businessDay))
                .isEqualTo(SITES - SITES / 10);
        assertThat(year.number("SELECT sum(arrived) FROM {db}.v_trip_flow WHERE " + businessDay))
                .isEqualTo(year.hubs() * 18L * 110);
    }

    /** Month by month, so that no question needs more memory than the server of a test run has. */
    private static void yearHoldsWhatWasMade(YearOfRows year) throws Exception {
        for (String view : List.of("v_flow_1m", "v_flow_1h", "v_flow_1d")) {
            long persons = 0;
            for (String month : year.months("window_start")) {
                persons += year.number("SELECT sum(persons) FROM {db}." + view + " WHERE " + month);
            }
            assertThat(persons).as(view).isEqualTo(year.persons(DAYS));
        }
        assertThat(year.number("SELECT count() FROM {db}.flow_1m")).isEqualTo(SITES * 1440L * DAYS);
        assertThat(year.number("SELECT uniqExact(person_hash) FROM {db}.v_visits"))
                .as("the same persons every day, each day elsewhere")
                .isEqualTo(SITES * 30L);
    }

    private static void print(String title, List<String> lines) {
        System.out.println("[year] " + title + "\n" + String.join("\n", lines) + "\n");
    }
}
