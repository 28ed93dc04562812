package org.passflow.simulator;

import java.util.Set;
import java.util.function.Consumer;
import org.passflow.feed.ArrivingEvent;

/**
 * How the registers of hubs, townships and quarantine send: with the faults of any other post, but what is late, taken back,
 * misdated or damaged is noticed at once and sent again under another id. So nobody is lost by a clerk's slip, and what an
 * ordinary day's journeys raise is next to nothing.
 */
final class CorrectedDelivery {

    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;

    /** How soon a slip is noticed. */
    private static final long SOON = 8 * SECOND;

    private static final long CLOCK_DIFFERENCE = 300 * SECOND;

    /** Steps for which no rule waits, so that they may be written into the register a day later. */
    private static final Set<String> PATIENT = Set.of("RECEIVED", "HOME_ARRIVED");

    private final Faults faults;
    private final GateRegister register;
    private final Delivery delivery;
    private final long horizonMillis;

    CorrectedDelivery(Faults faults, GateRegister register, Delivery delivery) {
        this.faults = faults;
        this.register = register;
        this.delivery = delivery;
        this.horizonMillis = faults.horizon().toMillis();
    }

    /** Sends the event, with whatever goes wrong with it, and what sets that right. */
    void send(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        register.enter(made);
        double left = dice.between(0, 1);
        if ((left -= faults.late()) < 0) {
            sendLate(made, dice, out);
        } else if ((left -= faults.duplicate()) < 0) {
            delivery.sendTwice(made, dice, out);
        } else if ((left -= faults.voided()) < 0) {
            sendAndTakeBack(made, dice, out);
        } else if ((left -= faults.future()) < 0) {
            long ahead = 1 + dice.below(24 * HOUR);
            Made misdated = made.happeningAt(made.arrivalMillis() + CLOCK_DIFFERENCE + ahead);
            out.accept(misdated.labelled(Label.FUTURE));
            correct(made, dice, out);
        } else if (left - faults.malformed() < 0) {
            byte[] damaged = Malformed.damage(made.event(), dice);
            out.accept(
                    new ArrivingEvent(made.topic(), made.key(), damaged, made.arrivalMillis(), Label.MALFORMED.name()));
            correct(made, dice, out);
        } else {
            out.accept(made.ordinary());
        }
    }

    private void sendLate(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        long lastInTime = made.eventTimeMillis() + horizonMillis;
        if (PATIENT.contains(made.event().path("stage").asText()) && dice.chance(0.5)) {
            out.accept(made.arrivingAt(lastInTime).labelled(Label.AT_HORIZON));
            return;
        }
        Made late = made.arrivingAt(lastInTime + 1 + dice.below(2 * HOUR));
        out.accept(late.labelled(Label.LATE));
        if (dice.chance(0.2)) {
            out.accept(late.voided(late.arrivalMillis() + dice.below(HOUR)).labelled(Label.VOID_OF_LATE));
        }
        correct(made, dice, out);
    }

    private void sendAndTakeBack(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        Made taking = made.voided(made.arrivalMillis() + dice.below(SOON));
        double left = dice.between(0, 1);
        if (left < 0.05) {
            out.accept(taking.labelled(Label.VOID_ALONE));
        } else if (left < 0.2) {
            out.accept(made.voided(made.arrivalMillis()).labelled(Label.VOID_FIRST));
            out.accept(
                    made.arrivingAt(made.arrivalMillis() + 1 + dice.below(SOON)).ordinary());
        } else if (left < 0.25) {
            out.accept(made.ordinary());
            long beyond = made.eventTimeMillis() + horizonMillis + 1 + dice.below(2 * HOUR);
            out.accept(made.voided(beyond).labelled(Label.LATE_VOID));
            return;
        } else {
            out.accept(made.ordinary());
            out.accept(taking.arrivingAt(taking.arrivalMillis() + 1).labelled(Label.VOID));
            long later = taking.arrivalMillis() + 2 + dice.below(HOUR);
            if (dice.chance(0.2)) {
                out.accept(taking.arrivingAt(later).labelled(Label.SECOND_VOID));
            }
            if (dice.chance(0.2)) {
                out.accept(made.arrivingAt(later).labelled(Label.REPEAT_AFTER_VOID));
            }
        }
        correct(made, dice, out);
    }

    private static void correct(Made made, Dice dice, Consumer<ArrivingEvent> out) {
        out.accept(made.again("c", made.arrivalMillis() + dice.below(SOON)).ordinary());
    }
}
