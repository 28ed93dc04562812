package org.passflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.RawRecord;
import org.passflow.truth.ReportModel;
import org.passflow.truth.ReportRow;
import org.passflow.truth.TruthSettings;

/** What simulated daily reports come to by the model: every incident is found, and nothing else. */
class ReportsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final Instant START =
            FIRST.atStartOfDay(SimulatorSettings.SHANGHAI).toInstant();
    private static final int DAYS = 3;
    private static final Instant END = START.plus(Duration.ofDays(DAYS));

    private static final Simulator SIMULATOR =
            Simulator.ofReports(SimulatorSettings.seeded(1).scaled(0.5), Roster.shipped());

    private static ReportModel.Expected found;

    @BeforeAll
    static void simulate() {
        ReportModel model = new ReportModel(TruthSettings.DEFAULTS, Duration.ofSeconds(2));
        Map<String, Long> offsets = new HashMap<>();
        ShippedReference.records(START.toEpochMilli()).forEach(event -> model.add(record(event, offsets)));
        SIMULATOR.history(START, END).forEachRemaining(event -> model.add(record(event, offsets)));
        found = model.at(END.plus(Duration.ofHours(2)));
    }

    private static RawRecord record(ArrivingEvent event, Map<String, Long> offsets) {
        long offset = offsets.merge(event.topic(), 1L, Long::sum) - 1;
        return new RawRecord(event.topic(), 0, offset, event.arrivalMillis(), event.value());
    }

    @Test
    void everyIncidentIsFound() {
        List<String> missed = new ArrayList<>();
        for (Incident incident : SIMULATOR.incidents(START, END)) {
            for (String rule : incident.kind().expected()) {
                if (ReportModel.RULES.contains(rule)
                        && found.alerts().stream().noneMatch(alert -> isOf(alert, incident, rule))) {
                    missed.add(rule + " " + incident);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void whatNoIncidentExplainsIsNotRaised() {
        List<Incident> incidents = SIMULATOR.incidents(START, END);

        assertThat(found.alerts())
                .filteredOn(alert -> incidents.stream().noneMatch(incident -> explains(incident, alert)))
                .isEmpty();
    }

    @Test
    void everyPostThatReportsOwesAReportOfEveryWholeDay() {
        assertThat(found.rows().stream().filter(ReportRow::expected)).hasSize(1143 * DAYS);
        assertThat(found.rows()).extracting(ReportRow::content).contains("ZERO", "FIGURES", "NONE");
        assertThat(found.rows()).anyMatch(row -> row.reports() > 1);
    }

    private static boolean explains(Incident incident, ExpectedAlert alert) {
        return incident.kind().expected().stream().anyMatch(rule -> isOf(alert, incident, rule))
                || incident.kind().possible().stream().anyMatch(rule -> isOf(alert, incident, rule));
    }

    private static boolean isOf(ExpectedAlert alert, Incident incident, String rule) {
        return alert.rule().equals(rule)
                && incident.siteIds().contains(alert.place())
                && !alert.openedAt().isBefore(incident.start())
                && alert.openedAt().isBefore(incident.end().plus(Duration.ofHours(2)));
    }
}
