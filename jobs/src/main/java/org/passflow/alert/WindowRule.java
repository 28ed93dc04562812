package org.passflow.alert;

import java.util.List;
import org.passflow.finding.Measured;
import org.passflow.reference.Site;

/** A rule on the half hours of one site, judged when each ends. Stateless but for whether it has been raised. */
public interface WindowRule {

    /** All of them. */
    List<WindowRule> ALL = List.of(new ImplausibleCount(), new Compliance(), new ThermometerFault());

    /** Its name and settings in the catalogue. */
    Rule rule();

    /** Judges a half hour; {@code isRaised} tells whether the one before was wrong. */
    Verdict judge(SiteWindow window, Site site, RuleSettings settings, boolean isRaised);

    /** What a half hour shows. */
    enum State {
        WRONG,
        FINE,
        /** Too little happened to tell: what was so stays so. */
        UNKNOWN
    }

    /** A state and what it rests on. */
    record Verdict(State state, Measured measured) {

        static final Verdict UNKNOWN = new Verdict(State.UNKNOWN, Measured.none());

        static Verdict of(boolean isWrong, double value, double expected, SiteWindow window) {
            return new Verdict(
                    isWrong ? State.WRONG : State.FINE,
                    new Measured(value, expected, window.startMillis(), window.endMillis()));
        }
    }
}
