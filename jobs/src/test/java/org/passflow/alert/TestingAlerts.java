package org.passflow.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.event.Position;
import org.passflow.finding.Evidence;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Severity;
import org.passflow.testing.TestingRules;

/** A desk whose state is plain maps, and time that passes as a test says. */
final class TestingAlerts implements AlertStore {

    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, String> lastOn = new HashMap<>();
    private final TreeMap<Long, TreeSet<String>> agenda = new TreeMap<>();
    private final TreeMap<Long, List<String>> settling = new TreeMap<>();
    private final List<Alert> told = new ArrayList<>();
    private final AlertDesk desk;
    private Grouping grouping = Grouping.none();

    TestingAlerts(Knowledge knowledge) {
        desk = new AlertDesk(this, knowledge);
    }

    /** An event noticed at once, a minute of no importance before it arrived. */
    void event(String rule, String event, long atMillis) {
        find(finding(rule, event, Step.RAISE, atMillis, true));
    }

    void find(Finding finding) {
        run(() -> {
            passTo(finding.noticedMillis() - 1);
            if (finding.atOnce() && finding.step() == Step.RAISE) {
                if (desk.openAtOnce(finding)) {
                    settling.computeIfAbsent(finding.noticedMillis(), at -> new ArrayList<>())
                            .add(AlertId.of(finding));
                }
            } else {
                desk.take(finding);
            }
        });
    }

    /** What the officer does about the alert told last. */
    void act(DutyAction action, long atMillis) {
        act(new AlertAction(last().id(), action, "officer", AlertOutcome.HANDLED, null, null), atMillis);
    }

    void act(AlertAction action, long atMillis) {
        run(() -> {
            passTo(atMillis - 1);
            desk.take(action, atMillis);
        });
    }

    /** Lets time pass: whatever is due until then happens in its order. */
    void passTo(long timeMillis) {
        run(() -> {
            while (next() <= timeMillis) {
                long now = next();
                List<String> opened = settling.remove(now);
                if (opened != null) {
                    for (String id : opened) {
                        desk.settleIn(id, now);
                    }
                }
                TreeSet<String> due = agenda.remove(now);
                if (due != null) {
                    for (String id : due) {
                        desk.look(id, now);
                    }
                }
            }
        });
    }

    private long next() {
        long first = agenda.isEmpty() ? Long.MAX_VALUE : agenda.firstKey();
        return settling.isEmpty() ? first : Math.min(first, settling.firstKey());
    }

    List<Alert> told() {
        return told;
    }

    Alert last() {
        return told.get(told.size() - 1);
    }

    /** Each alert as it was told last. */
    Map<String, Alert> now() {
        Map<String, Alert> now = new LinkedHashMap<>();
        told.forEach(alert -> now.put(alert.id(), alert));
        return now;
    }

    boolean isEmpty() {
        return alerts.isEmpty() && lastOn.isEmpty() && agenda.isEmpty();
    }

    Finding finding(String rule, String subject, Step step, long atMillis, boolean atOnce) {
        return finding(rule, subject, step, atMillis, atMillis, atOnce, Measured.none());
    }

    Finding since(String rule, String subject, long sinceMillis, long noticedMillis) {
        return finding(rule, subject, Step.RAISE, sinceMillis, noticedMillis, true, Measured.none());
    }

    Finding measured(String rule, String subject, double value, long atMillis) {
        return finding(rule, subject, Step.UPDATE, atMillis, atMillis, false, Measured.of(value, 50.0));
    }

    private static Finding finding(
            String rule,
            String subject,
            Step step,
            long sinceMillis,
            long noticedMillis,
            boolean atOnce,
            Measured measured) {
        SubjectKind kind = atOnce ? SubjectKind.EVENT : SubjectKind.SITE;
        return new Finding(
                rule,
                rule,
                Severity.CRITICAL,
                step,
                new Subject(kind, subject, atOnce ? "gate-1" : subject, TestingRules.VILLAGE),
                atOnce ? "" : Long.toString(sinceMillis),
                sinceMillis,
                noticedMillis,
                atOnce,
                measured,
                atOnce
                        ? new Evidence(new Position("checkpoint-events", 0, 0, noticedMillis), subject, null, null)
                        : null,
                Map.of());
    }

    /** Something that may fail, as state may. */
    private interface Act {
        void run() throws Exception;
    }

    private static void run(Act act) {
        try {
            act.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Alert get(String id) {
        return alerts.get(id);
    }

    @Override
    public void put(Alert alert) {
        alerts.put(alert.id(), alert);
    }

    @Override
    public void remove(String id) {
        alerts.remove(id);
    }

    @Override
    public Iterable<Alert> all() {
        return alerts.values();
    }

    @Override
    public String lastOn(String subject) {
        return lastOn.get(subject);
    }

    @Override
    public void putLastOn(String subject, String id) {
        lastOn.put(subject, id);
    }

    @Override
    public void removeLastOn(String subject) {
        lastOn.remove(subject);
    }

    @Override
    public Grouping grouping() {
        return grouping;
    }

    @Override
    public void putGrouping(Grouping next) {
        grouping = next;
    }

    @Override
    public void wakeAt(long timeMillis, String id) {
        agenda.computeIfAbsent(timeMillis, at -> new TreeSet<>()).add(id);
    }

    @Override
    public void tell(Alert alert) {
        told.add(alert);
    }
}
