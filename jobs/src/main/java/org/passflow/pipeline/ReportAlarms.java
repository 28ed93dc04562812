package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;
import org.passflow.alert.ReportRules;
import org.passflow.finding.Finding;
import org.passflow.report.DailyReport;

/**
 * What is wrong with the reports of one post, and whether that has been said.
 *
 * <p>State: what was raised and has not ended; of late and doubtful reports as long as their day can change.
 */
final class ReportAlarms {

    private static final String MISSING = "missing";
    private static final String LATE = "late/";
    private static final String SUSPECT = "suspect/";

    private final MapState<String, Finding> raised;

    ReportAlarms(MapState<String, Finding> raised) {
        this.raised = raised;
    }

    /** Says what is wrong at an instant. */
    void look(List<DailyReport> days, ReportRules rules, long nowMillis, Collector<Finding> out) throws Exception {
        Map<String, Finding> wrong = new TreeMap<>();
        put(wrong, MISSING, rules.missing(days, raised.get(MISSING)));
        for (DailyReport day : days) {
            put(wrong, LATE + day.day(), rules.late(day));
            put(wrong, SUSPECT + day.day(), rules.suspect(day));
        }
        Map<String, Finding> before = new HashMap<>();
        for (Map.Entry<String, Finding> entry : raised.entries()) {
            before.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, Finding> entry : new TreeMap<>(before).entrySet()) {
            if (!wrong.containsKey(entry.getKey())) {
                out.collect(entry.getValue().ended(nowMillis));
                raised.remove(entry.getKey());
            }
        }
        for (Map.Entry<String, Finding> entry : wrong.entrySet()) {
            say(entry.getKey(), entry.getValue(), before.get(entry.getKey()), out);
        }
    }

    private static void put(Map<String, Finding> wrong, String key, Optional<Finding> finding) {
        finding.ifPresent(one -> wrong.put(key, one));
    }

    private void say(String key, Finding now, Finding before, Collector<Finding> out) throws Exception {
        if (before == null) {
            out.collect(now);
            raised.put(key, now);
        } else if (!before.measured().equals(now.measured())) {
            Finding more = now.updating(before);
            out.collect(more);
            raised.put(key, more);
        }
    }

    /** What was said of days before one stands as it is: a person closes it. */
    void forgetBefore(int day) throws Exception {
        List<String> gone = new ArrayList<>();
        for (String key : raised.keys()) {
            int slash = key.indexOf('/');
            if (slash >= 0 && Integer.parseInt(key.substring(slash + 1)) < day) {
                gone.add(key);
            }
        }
        for (String key : gone) {
            raised.remove(key);
        }
    }
}
