package org.passflow.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passflow.event.AlertAction;
import org.passflow.event.DutyAction;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;

/**
 * The only owner of the life of alerts: opens, updates, settles, escalates, groups and forgets those of one rule at one
 * place. Findings, actions and instants must come in the order of their times.
 *
 * <p>State: an alert until a week after its end.
 */
public final class AlertDesk {

    /** So that a person can still say how it ended, and an event that comes again is known. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(7);

    /** How often a growing group is told, in event time. */
    private static final long GROUP_TOLD_MILLIS = 5_000;

    private final AlertStore store;
    private final Knowledge knowledge;

    public AlertDesk(AlertStore store, Knowledge knowledge) {
        this.store = store;
        this.knowledge = knowledge;
    }

    /**
     * Opens an alert on one event at once; one that is known stays as it is.
     *
     * @return whether it was opened: then {@link #settleIn} must follow when time gets to its noticing
     */
    public boolean openAtOnce(Finding finding) throws Exception {
        if (store.get(AlertId.of(finding)) != null) {
            return false;
        }
        open(finding);
        return true;
    }

    /**
     * Takes note at once of the end of what has not begun: an event was taken back before it came. Had it to wait for time,
     * the event might open an alert in between.
     *
     * @return whether it had not begun; else the end is to be taken in when time gets to it
     */
    public boolean rememberAtOnce(Finding finding) throws Exception {
        if (store.get(AlertId.of(finding)) != null) {
            return false;
        }
        remember(finding);
        return true;
    }

    /** Decides whether an alert that was opened speaks for itself or is one too many. */
    public void settleIn(String id, long atMillis) throws Exception {
        Alert alert = store.get(id);
        if (alert == null || alert.groupId() != null || alert.isGroup()) {
            return;
        }
        RuleSettings settings = settings(alert, atMillis);
        Grouping grouping = store.grouping();
        long within = settings.minutes("cap_minutes").toMillis();
        if (grouping.isFull(atMillis, settings.whole("cap"), within)) {
            join(alert, grouping, atMillis);
        } else {
            store.putGrouping(grouping.with(atMillis, within));
        }
    }

    /** Takes in a finding for which time has come. */
    public void take(Finding finding) throws Exception {
        String subject = subjectKey(finding);
        String id = finding.atOnce() ? AlertId.of(finding) : store.lastOn(subject);
        Alert alert = id == null ? null : store.get(id);
        switch (finding.step()) {
            case RAISE -> raise(finding, subject, alert);
            case UPDATE -> {
                if (alert != null && !alert.hasEnded()) {
                    change(alert, alert.found(finding));
                }
            }
            case END -> end(finding, alert);
        }
    }

    private void raise(Finding finding, String subject, Alert last) throws Exception {
        boolean goesOn = last != null && (!last.hasEnded() || last.id().equals(AlertId.of(finding)));
        if (goesOn) {
            change(last, last.found(finding));
            return;
        }
        Alert alert = open(finding);
        store.putLastOn(subject, alert.id());
        settleIn(alert.id(), finding.noticedMillis());
    }

    private void end(Finding finding, Alert alert) throws Exception {
        if (alert == null) {
            if (finding.atOnce()) {
                remember(finding);
            }
            return;
        }
        Alert ending = alert.ending(finding.noticedMillis());
        store.put(ending);
        look(ending.id(), finding.noticedMillis());
    }

    /** What was taken back before it came must not open an alert when it comes. */
    private void remember(Finding finding) throws Exception {
        Alert never = Alert.opened(finding, null).resolved(finding.noticedMillis());
        store.put(never);
        wake(never, finding.noticedMillis());
    }

    /** Takes in what a person did; what is about no alert of this desk changes nothing. */
    public void take(AlertAction action, long atMillis) throws Exception {
        Alert alert = store.get(action.alertId());
        if (alert == null) {
            return;
        }
        change(alert, alert.after(action, atMillis), atMillis);
        if (alert.isGroup() && action.action() == DutyAction.CLOSE) {
            List<Alert> members = new ArrayList<>();
            store.all().forEach(members::add);
            for (Alert member : members) {
                if (alert.id().equals(member.groupId()) && !member.hasEnded()) {
                    change(member, member.after(action, atMillis), atMillis);
                }
            }
        }
    }

    /** Does what is due for an alert at an instant. */
    public void look(String id, long atMillis) throws Exception {
        Alert alert = store.get(id);
        if (alert == null) {
            return;
        }
        if (alert.hasEnded() && atMillis >= alert.endedMillis() + KEPT_AFTER_END.toMillis()) {
            forget(alert);
            return;
        }
        Grouping grouping = store.grouping();
        if (alert.isGroup() && id.equals(grouping.groupId()) && alert.members() != grouping.members()) {
            change(alert, alert.ofMembers(grouping.members(), atMillis), atMillis);
            alert = store.get(id);
        }
        change(alert, new Deadlines(alert, settings(alert, atMillis)).at(atMillis, this::parentOf), atMillis);
        wake(store.get(id), atMillis);
    }

    private String parentOf(String unit, long atMillis) {
        return knowledge.parentOf(unit, atMillis);
    }

    private void forget(Alert alert) throws Exception {
        store.remove(alert.id());
        String subject = subjectKey(alert.finding());
        if (alert.id().equals(store.lastOn(subject))) {
            store.removeLastOn(subject);
        }
    }

    private Alert open(Finding finding) throws Exception {
        long at = finding.noticedMillis();
        Alert alert = Alert.opened(finding, knowledge.unitOf(finding.subject(), at));
        store.put(alert);
        store.tell(alert);
        wake(alert, at);
        return alert;
    }

    private void join(Alert alert, Grouping grouping, long atMillis) throws Exception {
        Alert group = grouping.groupId() == null ? null : store.get(grouping.groupId());
        Grouping current = grouping;
        if (group == null || group.hasEnded()) {
            group = open(groupOf(alert, atMillis));
            current = grouping.startedBy(group.id());
        }
        store.putGrouping(current.joined());
        change(alert, alert.joined(group.id(), atMillis), atMillis);
        store.wakeAt((Math.floorDiv(atMillis, GROUP_TOLD_MILLIS) + 1) * GROUP_TOLD_MILLIS, group.id());
    }

    private static Finding groupOf(Alert alert, long atMillis) {
        Finding first = alert.finding();
        Subject one = first.subject();
        String place = AlertId.place(first.rule(), one);
        boolean isSite = place.equals(one.siteId());
        Subject all = new Subject(SubjectKind.GROUP, place, isSite ? place : null, isSite ? one.region() : place);
        return new Finding(
                first.rule(),
                first.ruleId(),
                first.severity(),
                Step.RAISE,
                all,
                alert.id(),
                first.sinceMillis(),
                atMillis,
                false,
                Measured.none(),
                null,
                Map.of());
    }

    private void change(Alert before, Alert after) throws Exception {
        change(before, after, after.changedMillis());
    }

    private void change(Alert before, Alert after, long atMillis) throws Exception {
        if (after.equals(before)) {
            return;
        }
        store.put(after);
        if (after.sequence() != before.sequence()) {
            store.tell(after);
        }
        if (after.hasEnded() && !before.hasEnded() && after.groupId() != null) {
            leave(after.groupId(), atMillis);
        }
        wake(after, atMillis);
    }

    private void leave(String groupId, long atMillis) throws Exception {
        Grouping grouping = store.grouping();
        if (!groupId.equals(grouping.groupId())) {
            return;
        }
        store.putGrouping(grouping.left());
        Alert group = store.get(groupId);
        if (grouping.open() == 1 && group != null && !group.hasEnded()) {
            change(group, group.resolved(atMillis), atMillis);
        }
    }

    private void wake(Alert alert, long atMillis) throws Exception {
        long next = alert.hasEnded()
                ? alert.endedMillis() + KEPT_AFTER_END.toMillis()
                : new Deadlines(alert, settings(alert, atMillis)).next(parentOf(alert.unit(), atMillis) != null);
        store.wakeAt(Math.max(next, atMillis + 1), alert.id());
    }

    private RuleSettings settings(Alert alert, long atMillis) {
        return knowledge.settings(alert.finding().rule(), alert.finding().subject(), atMillis);
    }

    private static String subjectKey(Finding finding) {
        return finding.rule()
                + '/'
                + finding.subject().kind()
                + '/'
                + finding.subject().id();
    }
}
