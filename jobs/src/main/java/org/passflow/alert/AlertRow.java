package org.passflow.alert;

import org.passflow.finding.SubjectKind;

/**
 * An alert as people read it.
 *
 * @param textZh what is wrong, where and since when
 * @param instructionZh what to check and whom to call
 */
public record AlertRow(Alert alert, String textZh, String textEn, String instructionZh, String instructionEn) {

    /** Number of the change; of the watchdog, which may have missed some minutes in a replay, the minute. */
    public long version() {
        boolean isWatchdog = alert.finding().subject().kind() == SubjectKind.SYSTEM;
        return isWatchdog ? alert.changedMillis() / 60_000 : alert.sequence();
    }

    public Category category() {
        return Rule.named(alert.finding().rule()).orElseThrow().category();
    }
}
