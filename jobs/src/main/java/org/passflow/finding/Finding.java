package org.passflow.finding;

import java.util.Map;
import org.passflow.reference.Severity;

/**
 * What a pipeline noticed. The alert pipeline makes alerts of findings; nobody else does.
 *
 * @param rule name of the rule in the catalogue
 * @param ruleId the set of settings by which it was judged
 * @param opening the data with which it began, as text: together with rule and subject it tells this occurrence from an
 *     earlier one; empty where the subject can occur only once
 * @param sinceMillis since when it has been so, epoch milliseconds UTC
 * @param noticedMillis arrival of what showed it, epoch milliseconds UTC
 * @param atOnce whether it rests on one event alone, so that it need not wait for what else arrives
 * @param evidence null where it was no single event
 * @param details words for the text, by name
 */
public record Finding(
        String rule,
        String ruleId,
        Severity severity,
        Step step,
        Subject subject,
        String opening,
        long sinceMillis,
        long noticedMillis,
        boolean atOnce,
        Measured measured,
        Evidence evidence,
        Map<String, String> details) {

    /** The same with what it rests on. */
    public Finding measuring(Measured how, Evidence shown, Map<String, String> words) {
        return new Finding(
                rule, ruleId, severity, step, subject, opening, sinceMillis, noticedMillis, atOnce, how, shown, words);
    }

    /** The end of what was raised before. */
    public Finding ended(long atMillis) {
        return new Finding(
                rule,
                ruleId,
                severity,
                Step.END,
                subject,
                opening,
                sinceMillis,
                atMillis,
                atOnce,
                measured,
                evidence,
                details);
    }

    /** The same as news of what was raised before. */
    public Finding updating(Finding before) {
        return new Finding(
                rule,
                ruleId,
                severity,
                Step.UPDATE,
                subject,
                before.opening,
                before.sinceMillis,
                noticedMillis,
                atOnce,
                measured,
                evidence,
                details);
    }

    /** The same, begun anew after it had ended. */
    public Finding reopened(String newOpening) {
        return new Finding(
                rule,
                ruleId,
                severity,
                step,
                subject,
                newOpening,
                sinceMillis,
                noticedMillis,
                atOnce,
                measured,
                evidence,
                details);
    }
}
