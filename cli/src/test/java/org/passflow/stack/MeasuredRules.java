package org.passflow.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.passflow.simulator.Incident;
import org.passflow.truth.AlertModel;
import org.passflow.truth.ExpectedAlert;

/**
 * What each rule found against what there was to find, as lines of a table.
 *
 * @param raised every alert that stands for itself
 * @param modelled what the model of alerts expects, of the rules that it knows: incidents and ordinary cases alike
 * @param incidents those that were made, all over before the end
 * @param comparableFrom when there has been a week to compare with
 */
record MeasuredRules(
        List<ExpectedAlert> raised, List<ExpectedAlert> modelled, List<Incident> incidents, Instant comparableFrom) {

    /** They compare with the same time of another week. */
    private static final Set<String> OF_WEEKS = Set.of("surge", "drop");

    /** A half hour is judged when it is over, and counts from its start. */
    private static final Duration SLACK = Duration.ofMinutes(30);

    /** From noon, when the last disinfections are left out, to the end of the business day. */
    private static final Duration UNTIL_THE_DAY_ENDS = Duration.ofHours(17);

    /** Each area comes on the list again every four days. */
    private static final Duration UNTIL_THE_LIST_CHANGES = Duration.ofDays(4);

    private static final String HEAD =
            """
            | rule | cases | found | recall | alerts | of a case | precision | labelled incidents | found |
            |---|---|---|---|---|---|---|---|---|""";

    /** Rules that the model knows against all cases, the others against their incidents. */
    List<String> table() {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        Set<String> rules = new TreeSet<>(AlertModel.RULES);
        incidents.forEach(incident -> rules.addAll(incident.kind().expected()));
        rules.forEach(rule -> lines.add(line(rule)));
        return lines;
    }

    private String line(String rule) {
        List<ExpectedAlert> alerts = of(rule, raised);
        List<Incident> meant = incidents.stream()
                .filter(incident -> incident.kind().expected().contains(rule))
                .filter(incident ->
                        !OF_WEEKS.contains(rule) || !incident.start().isBefore(comparableFrom))
                .toList();
        long incidentsFound =
                meant.stream().filter(incident -> isFound(incident, alerts)).count();
        if (!AlertModel.RULES.contains(rule)) {
            long explained = alerts.stream()
                    .filter(alert -> incidents.stream().anyMatch(incident -> explains(incident, alert)))
                    .count();
            return line(rule, meant.size(), incidentsFound, alerts.size(), explained, meant.size(), incidentsFound);
        }
        List<ExpectedAlert> cases = of(rule, modelled);
        Set<ExpectedAlert> raisedOnce = new HashSet<>(alerts);
        Set<ExpectedAlert> casesOnce = new HashSet<>(cases);
        return line(
                rule,
                cases.size(),
                cases.stream().filter(raisedOnce::contains).count(),
                alerts.size(),
                alerts.stream().filter(casesOnce::contains).count(),
                meant.size(),
                incidentsFound);
    }

    private static String line(
            String rule, long cases, long found, long alerts, long ofACase, long incidents, long incidentsFound) {
        return "| %s | %d | %d | %s | %d | %d | %s | %d | %d |"
                .formatted(
                        rule,
                        cases,
                        found,
                        share(found, cases),
                        alerts,
                        ofACase,
                        share(ofACase, alerts),
                        incidents,
                        incidentsFound);
    }

    private static String share(long part, long of) {
        return of == 0 ? "–" : "%.1f %%".formatted(100.0 * part / of);
    }

    private static List<ExpectedAlert> of(String rule, List<ExpectedAlert> alerts) {
        return alerts.stream().filter(alert -> alert.rule().equals(rule)).toList();
    }

    private static boolean isFound(Incident incident, List<ExpectedAlert> alerts) {
        return alerts.stream().anyMatch(alert -> isOf(alert, incident));
    }

    /** What a rule may find because of an incident, before it is over or soon after. */
    private static boolean explains(Incident incident, ExpectedAlert alert) {
        boolean isItsKind = incident.kind().expected().contains(alert.rule())
                || incident.kind().possible().contains(alert.rule());
        return isItsKind && isOf(alert, incident);
    }

    private static boolean isOf(ExpectedAlert alert, Incident incident) {
        Instant latest = incident.end()
                .plus(
                        switch (incident.kind()) {
                            case DISINFECTION_SKIPPED -> UNTIL_THE_DAY_ENDS;
                            case RISK_ARRIVAL -> UNTIL_THE_LIST_CHANGES;
                            default -> SLACK;
                        });
        boolean isThere =
                incident.siteIds().contains(alert.place()) || alert.place().equals(incident.subject());
        return isThere
                && !alert.openedAt().isBefore(incident.start().minus(SLACK))
                && !alert.openedAt().isAfter(latest);
    }
}
