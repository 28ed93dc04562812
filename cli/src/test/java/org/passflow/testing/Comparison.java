package org.passflow.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.JourneyModel;
import org.passflow.truth.ReportModel;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthSettings;

/**
 * Everything that one installation must hold by the records in its topics: counts and books, alerts, journeys and
 * quarantines, daily reports. The models have read the topics when it is made; the tables are read at each question.
 */
public final class Comparison {
    private final TestInstallation installation;
    private final Truth truth;
    private final List<ExpectedAlert> alerts;
    private final TopicRecords.Journeys journeys;
    private final ReportModel.Expected reports;

    private Comparison(TestInstallation installation) {
        TopicRecords records = TopicRecords.of(installation);
        this.installation = installation;
        this.truth = records.truth(TruthSettings.DEFAULTS);
        this.alerts = records.alerts();
        this.journeys = records.journeys();
        this.reports = records.reports();
    }

    /** Reads the topics, to which nothing may be added afterwards. */
    public static Comparison of(TestInstallation installation) {
        return new Comparison(installation);
    }

    public Truth truth() {
        return truth;
    }

    /** How many rows are expected, each of which is looked for. */
    public long rows() {
        JourneyModel model = journeys.model();
        return Tables.rows(truth)
                + alerts.size()
                + journeys.alerts().size()
                + model.journeys().size()
                + model.quarantine().size()
                + model.trips().size()
                + reports.rows().size();
    }

    /** Waits until there is no difference; returns those that stay, each as a line of text. */
    public List<String> settled(Duration patience) throws IOException, InterruptedException {
        try {
            installation.awaitUntil(patience, () -> differences().isEmpty());
            return List.of();
        } catch (ConditionTimeoutException stillDifferent) {
            return differences();
        }
    }

    private List<String> differences() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(new Tables(installation).differences(truth));
        AlertTable table = new AlertTable(installation);
        JourneyTables journeyTables = new JourneyTables(installation);
        compare(all, alerts, table.modelled());
        compare(all, journeys.alerts(), journeyTables.alerts());
        all.addAll(table.twice());
        all.addAll(journeyTables.differences(journeys.model()));
        all.addAll(ReportScenario.differences(installation, reports));
        return all;
    }

    private static void compare(List<String> all, List<ExpectedAlert> expected, List<ExpectedAlert> stored) {
        List<ExpectedAlert> missing = new ArrayList<>(expected);
        stored.stream().filter(alert -> !missing.remove(alert)).forEach(alert -> all.add("alerts + " + alert));
        missing.forEach(alert -> all.add("alerts − " + alert));
    }
}
