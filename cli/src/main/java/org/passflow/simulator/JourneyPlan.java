package org.passflow.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One passenger's steps at a hub and on the way home, with the instants at which they are taken. Whatever happens by chance
 * stays within the default limits of the rules; only a fault breaks them. Times and shares are assumptions.
 */
final class JourneyPlan {

    /** The five who are responsible for one; the reports do not list them (DOMAIN G4). */
    static final List<String> FIVE =
            List.of("township-cadre", "village-cadre", "medical-worker", "police-officer", "grid-member");

    private static final double MINUTE = 60_000;

    /** No two steps of one passenger are taken within a second. */
    private static final double SECOND = 1_000;

    /** The longest step, in usual ones. Queue, observation and push add up to 114 minutes at most; the limit is 120. */
    private static final double LONGEST = 3.5;

    private static final double HELD_SHARE = 0.04;
    private static final double TURNED_BACK_SHARE = 0.01;
    private static final double EXEMPT_SHARE = 0.05;

    /** A flight with many controlled persons (DOMAIN H6) is registered one by one for that long. */
    private static final double JAM_MINUTES = 165;

    private static final double LONG_HOLD_MINUTES = 200;
    private static final double OVERDUE_MINUTES = 200;
    private static final double SLOW_ACK_MINUTES = 300;
    private static final int PROMPT_ROLES = 3;

    private final List<Step> steps = new ArrayList<>();
    private final Dice dice;
    private double atMillis;

    /**
     * A step.
     *
     * @param millis when it is taken by the clock of who reports it
     * @param trueMillis when it is taken
     * @param role of who acknowledges, else null
     */
    record Step(String stage, long millis, long trueMillis, String role) {}

    /** What is decided before: who it is, by what order, and what goes wrong (null for nothing). */
    record Circumstances(Timetable.Trip trip, int number, QuarantineKind order, Incident.Kind fault) {}

    /** Whether a passenger is ordered into quarantine. */
    enum QuarantineKind {
        NONE,
        HOME,
        CENTRAL
    }

    private JourneyPlan(Dice dice, long startMillis) {
        this.dice = dice;
        this.atMillis = startMillis;
    }

    static List<Step> of(Circumstances circumstances, Dice dice) {
        JourneyPlan plan = new JourneyPlan(dice, circumstances.trip().arrivedMinuteMillis());
        plan.make(circumstances);
        return List.copyOf(plan.steps);
    }

    /** When a stage is reached first. */
    static OptionalLong at(List<Step> steps, String stage) {
        return steps.stream()
                .filter(step -> step.stage().equals(stage))
                .mapToLong(Step::millis)
                .min();
    }

    private void make(Circumstances circumstances) {
        Incident.Kind fault = circumstances.fault();
        after(3, "ARRIVED");
        if (fault == Incident.Kind.UNREGISTERED_PASSENGER) {
            return;
        }
        if (fault == Incident.Kind.QUEUE_JAM) {
            double turn = (circumstances.number() + 1.0) / circumstances.trip().passengers();
            atMillis = Math.max(atMillis, circumstances.trip().arrivedMinuteMillis() + turn * JAM_MINUTES * MINUTE);
        }
        after(6, "REGISTERED");
        after(2, "SCREENED");
        after(1, "CLASSIFIED");
        if (dice.chance(HELD_SHARE) || fault == Incident.Kind.LONG_HOLD) {
            after(1, "HELD");
            double minutes = dice.between(30, 65);
            atMillis += (fault == Incident.Kind.LONG_HOLD ? LONG_HOLD_MINUTES : minutes) * MINUTE;
            take("RELEASED");
        }
        leave(circumstances.order(), fault);
    }

    private void leave(QuarantineKind order, Incident.Kind fault) {
        double left = dice.between(0, 1);
        if (fault == Incident.Kind.LOST_PUSH) {
            return;
        }
        if (order == QuarantineKind.CENTRAL) {
            atMillis += dice.between(10, 27) * MINUTE;
            take("TRANSFER_DEPARTED");
            double minutes = dice.between(20, 70);
            atMillis += (fault == Incident.Kind.OVERDUE_TRANSFER ? OVERDUE_MINUTES : minutes) * MINUTE;
            take("TRANSFER_ARRIVED");
        } else if (order == QuarantineKind.NONE && fault == null && left < TURNED_BACK_SHARE) {
            after(5, "TURNED_BACK");
        } else if (order == QuarantineKind.NONE && fault == null && left < TURNED_BACK_SHARE + EXEMPT_SHARE) {
            after(1, "EXEMPT");
        } else {
            after(4, "PUSHED");
            handOver(fault);
        }
    }

    private void handOver(Incident.Kind fault) {
        double pushedMillis = atMillis;
        double receivedMillis = pushedMillis + step(1);
        double claimedMillis =
                fault == Incident.Kind.CLOCKS_APART ? pushedMillis - dice.between(20, 50) * SECOND : receivedMillis;
        steps.add(new Step("RECEIVED", (long) claimedMillis, (long) receivedMillis, null));
        for (int i = 0; i < FIVE.size(); i++) {
            boolean isSlow = fault == Incident.Kind.SLOW_TOWNSHIP && i >= PROMPT_ROLES;
            double ackMillis = receivedMillis + step(20) + (isSlow ? SLOW_ACK_MINUTES * MINUTE : 0);
            steps.add(new Step("ACKED", (long) ackMillis, (long) ackMillis, FIVE.get(i)));
        }
        atMillis = pushedMillis + step(45);
        take("HOME_ARRIVED");
    }

    private void after(double minutes, String stage) {
        atMillis += step(minutes);
        take(stage);
    }

    private double step(double minutes) {
        return SECOND + Math.min(dice.exponential(minutes), LONGEST * minutes) * MINUTE;
    }

    private void take(String stage) {
        steps.add(new Step(stage, (long) atMillis, (long) atMillis, null));
    }
}
