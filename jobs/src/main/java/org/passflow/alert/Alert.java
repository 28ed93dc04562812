package org.passflow.alert;

import java.time.Duration;
import org.passflow.event.AlertAction;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Severity;

/**
 * One alert: what was found, and what became of it. Each change makes the next in the sequence; what changes nothing gives
 * the same alert back.
 *
 * @param id see {@link AlertId}
 * @param sequence number of the change, from 1
 * @param finding as last found
 * @param unit who has to act now; null when not known
 * @param escalation how often it went up to the next unit
 * @param groupId the alert that speaks for this one; null when it speaks for itself
 * @param members how many it speaks for; 0 unless it is a group
 * @param changedMillis when it last changed, in time of arrival, epoch milliseconds UTC
 * @param endingMillis since when the data show nothing wrong any more, while that is not settled; null otherwise
 * @param endedMillis when it ended; null while it has not
 */
public record Alert(
        String id,
        long sequence,
        Finding finding,
        AlertState state,
        Handling handling,
        String unit,
        int escalation,
        String groupId,
        int members,
        long changedMillis,
        Long endingMillis,
        Long endedMillis) {

    /** What was so that long before it was noticed calls nobody (DESIGN §3.5). */
    private static final Duration NEWS_FOR = Duration.ofHours(1);

    /** Opens an alert. */
    public static Alert opened(Finding finding, String unit) {
        return new Alert(
                AlertId.of(finding),
                1,
                finding,
                AlertState.OPEN,
                Handling.none(),
                unit,
                0,
                null,
                0,
                finding.noticedMillis(),
                null,
                null);
    }

    public boolean hasEnded() {
        return endedMillis != null;
    }

    /** Whether it calls people: not what speaks through another, an announcement, or history. */
    public boolean pages() {
        return groupId == null
                && finding.severity() != Severity.NOTICE
                && finding.noticedMillis() - finding.sinceMillis() <= NEWS_FOR.toMillis();
    }

    public boolean isGroup() {
        return finding.subject().kind() == SubjectKind.GROUP;
    }

    /** It is found again, or found to have changed. */
    public Alert found(Finding again) {
        boolean isSame = finding.measured().equals(again.measured()) && finding.severity() == again.severity();
        if (state == AlertState.CLOSED) {
            return this;
        }
        if (isSame && !hasEnded()) {
            return goesOn();
        }
        Measured measured = again.measured();
        Finding now = new Finding(
                finding.rule(),
                again.ruleId(),
                again.severity(),
                Step.UPDATE,
                finding.subject(),
                finding.opening(),
                finding.sinceMillis(),
                finding.noticedMillis(),
                finding.atOnce(),
                measured,
                finding.evidence(),
                again.details().isEmpty() ? finding.details() : again.details());
        AlertState open = handling.acknowledgedMillis() == null ? AlertState.OPEN : AlertState.ACKNOWLEDGED;
        AlertState next = hasEnded() ? open : state;
        return next(now, next, handling, again.noticedMillis(), null, null);
    }

    /** What had seemed to end goes on; nobody was told that it might. */
    private Alert goesOn() {
        return endingMillis == null ? this : endingAt(null);
    }

    /** The data show nothing wrong any more; it ends when that has settled. */
    public Alert ending(long atMillis) {
        return hasEnded() || endingMillis != null ? this : endingAt(atMillis);
    }

    private Alert endingAt(Long ending) {
        return new Alert(
                id,
                sequence,
                finding,
                state,
                handling,
                unit,
                escalation,
                groupId,
                members,
                changedMillis,
                ending,
                null);
    }

    /** It has ended by data, or because nobody did anything for long. */
    public Alert resolved(long atMillis) {
        return hasEnded()
                ? this
                : next(
                        finding,
                        AlertState.RESOLVED,
                        handling.shelved(null),
                        atMillis,
                        null,
                        endingMillis == null ? atMillis : endingMillis);
    }

    /** A person did something about it. */
    public Alert after(AlertAction action, long atMillis) {
        if (state == AlertState.CLOSED) {
            return this;
        }
        return switch (action.action()) {
            case ACK ->
                hasEnded() || state == AlertState.ACKNOWLEDGED
                        ? this
                        : next(
                                finding,
                                AlertState.ACKNOWLEDGED,
                                handling.acknowledged(action, atMillis).shelved(null),
                                atMillis,
                                endingMillis,
                                null);
            case SHELVE ->
                hasEnded() || action.untilMillis() == null || action.untilMillis() <= atMillis
                        ? this
                        : next(
                                finding,
                                AlertState.SHELVED,
                                handling.acknowledged(action, atMillis).shelved(action.untilMillis()),
                                atMillis,
                                endingMillis,
                                null);
            case UNSHELVE -> state == AlertState.SHELVED ? unshelved(atMillis) : this;
            case COMMENT -> this;
            case CLOSE ->
                next(
                        finding,
                        AlertState.CLOSED,
                        handling.closed(action),
                        atMillis,
                        null,
                        hasEnded() ? endedMillis : (Long) atMillis);
        };
    }

    /** The time for which it was put aside is over. */
    public Alert unshelved(long atMillis) {
        return next(finding, AlertState.ACKNOWLEDGED, handling.shelved(null), atMillis, endingMillis, null);
    }

    /** Nobody took it up in time: the next unit has to. */
    public Alert escalated(String nextUnit, long atMillis) {
        return kept(nextUnit, escalation + 1, groupId, members, atMillis);
    }

    /** Another alert speaks for it from now on. */
    public Alert joined(String group, long atMillis) {
        return kept(unit, escalation, group, members, atMillis);
    }

    /** It speaks for that many. */
    public Alert ofMembers(int count, long atMillis) {
        return kept(unit, escalation, groupId, count, atMillis);
    }

    private Alert kept(String by, int escalations, String group, int count, long atMillis) {
        return new Alert(
                id,
                sequence + 1,
                finding,
                state,
                handling,
                by,
                escalations,
                group,
                count,
                atMillis,
                endingMillis,
                endedMillis);
    }

    private Alert next(
            Finding found, AlertState nextState, Handling nextHandling, long atMillis, Long ending, Long ended) {
        return new Alert(
                id,
                sequence + 1,
                found,
                nextState,
                nextHandling,
                unit,
                escalation,
                groupId,
                members,
                atMillis,
                ending,
                ended);
    }
}
