package org.passflow.simulator;

import java.time.Duration;
import java.util.function.Consumer;
import org.passflow.feed.ArrivingEvent;

/** How events reach Kafka: mostly once and soon, some late, twice, taken back, misdated or damaged. */
final class Delivery {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** How far ahead of its arrival an event may be dated. */
    private static final long CLOCK_DIFFERENCE = 5 * MINUTE;

    private final Faults faults;
    private final GateRegister register;
    private final long horizonMillis;

    Delivery(Faults faults, GateRegister register) {
        this.faults = faults;
        this.register = register;
        this.horizonMillis = faults.horizon().toMillis();
    }

    /** Sends the event, with whatever goes wrong with it. Nothing of it arrives before the event as made. */
    void send(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        register.enter(made);
        double left = dice.between(0, 1);
        if ((left -= faults.late()) < 0) {
            sendLate(made, dice, out);
        } else if ((left -= faults.duplicate()) < 0) {
            sendTwice(made, dice, out);
        } else if ((left -= faults.voided()) < 0) {
            sendAndTakeBack(made, dice, out);
        } else if ((left -= faults.future()) < 0) {
            sendMisdated(made, dice, out);
        } else if (left - faults.malformed() < 0) {
            byte[] damaged = Malformed.damage(made.event(), dice);
            out.accept(
                    new ArrivingEvent(made.topic(), made.key(), damaged, made.arrivalMillis(), Label.MALFORMED.name()));
        } else {
            out.accept(made.ordinary());
        }
    }

    private void sendLate(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        long lastInTime = made.arrivalMillis() - horizonMillis;
        if (dice.chance(0.1)) {
            out.accept(made.happeningAt(lastInTime).labelled(Label.AT_HORIZON));
            return;
        }
        Made late = made.happeningAt(lastInTime - 1 - (dice.chance(0.1) ? 0 : dice.below(48 * HOUR)));
        out.accept(late.labelled(Label.LATE));
        if (dice.chance(0.2)) {
            out.accept(late.voided(later(late, dice, 8 * HOUR)).labelled(Label.VOID_OF_LATE));
        }
    }

    /** Once in time, and again. */
    void sendTwice(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        out.accept(made.ordinary());
        if (dice.chance(0.05)) {
            long beyond = made.eventTimeMillis() + horizonMillis + 1 + dice.below(2 * HOUR);
            out.accept(made.arrivingAt(beyond).labelled(Label.LATE_DUPLICATE));
            return;
        }
        for (int copies = dice.chance(0.1) ? 3 : 1; copies > 0; copies--) {
            long most = dice.chance(0.6) ? 30 * SECOND : 6 * HOUR;
            out.accept(made.arrivingAt(later(made, dice, most)).labelled(Label.DUPLICATE));
        }
    }

    private void sendAndTakeBack(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        if (dice.chance(0.05)) {
            out.accept(made.voided(made.arrivalMillis()).labelled(Label.VOID_ALONE));
        } else if (dice.chance(0.2)) {
            out.accept(made.voided(made.arrivalMillis()).labelled(Label.VOID_FIRST));
            out.accept(made.arrivingAt(later(made, dice, 2 * HOUR)).ordinary());
        } else if (dice.chance(0.05)) {
            out.accept(made.ordinary());
            long beyond = made.eventTimeMillis() + horizonMillis + 1 + dice.below(2 * HOUR);
            out.accept(made.voided(beyond).labelled(Label.LATE_VOID));
        } else {
            out.accept(made.ordinary());
            Made taken = made.voided(later(made, dice, 8 * HOUR));
            out.accept(taken.labelled(Label.VOID));
            if (dice.chance(0.2)) {
                out.accept(taken.arrivingAt(later(taken, dice, HOUR)).labelled(Label.SECOND_VOID));
            }
            if (dice.chance(0.2)) {
                out.accept(made.arrivingAt(later(taken, dice, HOUR)).labelled(Label.REPEAT_AFTER_VOID));
            }
        }
    }

    private static void sendMisdated(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        long latest = made.arrivalMillis() + CLOCK_DIFFERENCE;
        if (dice.chance(0.2)) {
            out.accept(made.happeningAt(latest).labelled(Label.AT_FUTURE_LIMIT));
        } else {
            long ahead = dice.chance(0.1) ? 0 : dice.below(Duration.ofDays(400).toMillis());
            out.accept(made.happeningAt(latest + 1 + ahead).labelled(Label.FUTURE));
        }
    }

    private static long later(Made made, Dice dice, long most) {
        return made.arrivalMillis() + 1 + dice.below(most);
    }
}
