package org.passflow.rules;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a trial found, for people: how many alerts by day and by site, and which of them differ from those that were raised.
 *
 * @param zone of days and times
 * @param language zh or en
 * @param limit how many sites are shown, and how many alerts of each kind
 */
public record TrialReport(ZoneId zone, String language, int limit) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Prints all of it. */
    public void print(RuleTrial.Outcome outcome, PrintWriter out) {
        out.printf(
                "Alerts noticed from %s to %s: %d would have been raised, %d were.%n",
                time(outcome.from()),
                time(outcome.until()),
                outcome.would().size(),
                outcome.did().size());
        counts("day", outcome, alert -> alert.day(zone).toString(), Long.MAX_VALUE, out);
        counts("site", outcome, RaisedAlert::siteId, limit, out);
        list("Would have been raised too", without(outcome.would(), outcome.did()), out);
        list("Would not have been raised", without(outcome.did(), outcome.would()), out);
    }

    /** Counts by a name; where there are too many, those that differ most. */
    private static void counts(
            String what, RuleTrial.Outcome outcome, Function<RaisedAlert, String> key, long limit, PrintWriter out) {
        Map<String, Long> would = count(outcome.would(), key);
        Map<String, Long> did = count(outcome.did(), key);
        Map<String, Long> differences = new TreeMap<>(did);
        would.forEach((name, count) -> differences.merge(name, -count, Long::sum));
        if (!differences.isEmpty()) {
            out.printf("%n%-32s %8s %8s%n", what, "would", "did");
        }
        differences.entrySet().stream()
                .sorted(Comparator.comparingLong(difference -> -Math.abs(difference.getValue())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(name -> out.printf(
                        "%-32s %8d %8d%n",
                        name.isEmpty() ? "-" : name, would.getOrDefault(name, 0L), did.getOrDefault(name, 0L)));
        if (differences.size() > limit) {
            out.printf("and %d more (--limit)%n", differences.size() - limit);
        }
    }

    private static Map<String, Long> count(Collection<RaisedAlert> alerts, Function<RaisedAlert, String> key) {
        return alerts.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static List<RaisedAlert> without(List<RaisedAlert> alerts, List<RaisedAlert> others) {
        Set<String> known = others.stream().map(RaisedAlert::id).collect(Collectors.toSet());
        return alerts.stream()
                .filter(alert -> !known.contains(alert.id()))
                .sorted(Comparator.comparing(RaisedAlert::noticedAt).thenComparing(RaisedAlert::id))
                .toList();
    }

    private void list(String title, List<RaisedAlert> alerts, PrintWriter out) {
        out.printf("%n%s: %d%n", title, alerts.size());
        alerts.stream()
                .limit(limit)
                .forEach(alert -> out.printf(
                        "  %s %-8s %s%s%n",
                        time(alert.noticedAt()),
                        alert.severity(),
                        language.equals("zh") ? alert.textZh() : alert.textEn(),
                        alert.isMember() ? " (in a group)" : ""));
        if (alerts.size() > limit) {
            out.printf("  and %d more (--limit)%n", alerts.size() - limit);
        }
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
