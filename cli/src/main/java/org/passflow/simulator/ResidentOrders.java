package org.passflow.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.passflow.simulator.Incident.Kind;

/**
 * Residents ordered into quarantine because they met somebody, without anything that goes wrong. Nobody of them is anybody
 * else: their tokens are drawn for nothing but their quarantine. Numbers are assumptions.
 */
final class ResidentOrders {

    private static final double A_DAY = 7;

    /** So that each kind of incident finds one. */
    private static final int LEAST = 6;

    private static final double CENTRAL_SHARE = 0.1;
    private static final LocalTime FIRST_ORDER = LocalTime.of(9, 0);
    private static final int ORDER_MINUTES = 8 * 60;
    private static final int MINUTE_MILLIS = 60_000;

    /** After it is due: sooner or later that day. */
    private static final int RELEASE_AFTER_MINUTES = 10;

    private static final int RELEASE_SPREAD_MINUTES = 6 * 60;

    private final SimulatorSettings settings;
    private final Places places;

    ResidentOrders(SimulatorSettings settings, Roster roster) {
        this.settings = settings;
        this.places = new Places(roster);
    }

    /** Those of a local day. */
    List<QuarantineOrder> of(LocalDate day) {
        double scale = settings.scale();
        int number = Math.max(
                LEAST, new Dice(settings.seed(), "orders".hashCode(), day.toEpochDay()).poisson(A_DAY * scale));
        List<QuarantineOrder> orders = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Dice dice = new Dice(settings.seed(), "order".hashCode(), day.toEpochDay(), i);
            long fromMillis = day.atTime(FIRST_ORDER.plusMinutes(dice.below(ORDER_MINUTES)))
                            .atZone(settings.zone())
                            .toInstant()
                            .toEpochMilli()
                    + dice.below(MINUTE_MILLIS);
            boolean isCentral = i >= LEAST && dice.chance(CENTRAL_SHARE / Math.max(1, scale));
            String token =
                    EventJson.token(settings.seed(), Dice.mix("order".hashCode() ^ Dice.mix(day.toEpochDay())) + i);
            QuarantineOrder order =
                    new QuarantineOrder(day + "-" + i, token, isCentral, places.village(dice), fromMillis, days(i), 0);
            orders.add(releasedInTime(order, dice));
        }
        return orders;
    }

    /** Released within hours after the time is over. */
    static QuarantineOrder releasedInTime(QuarantineOrder order, Dice dice) {
        int after = RELEASE_AFTER_MINUTES + dice.below(RELEASE_SPREAD_MINUTES);
        return order.releasedAt(order.dueMillis() + (long) after * MINUTE_MILLIS);
    }

    /** Mostly a fortnight (DOMAIN D6); whom others met who were found to be well, a week or some days. */
    private static int days(int number) {
        return switch (number % LEAST) {
            case 0 -> 3;
            case 1 -> 7;
            default -> 14;
        };
    }

    /** The orders that something of that kind can befall on a day: of each number only one kind. */
    List<QuarantineOrder> suitable(Kind kind, LocalDate day) {
        int daysAgo = kind == Kind.EARLY_RELEASE || kind == Kind.TEMPERATURE_MISSED ? 2 : 3;
        int which =
                switch (kind) {
                    case RELEASE_FORGOTTEN -> 0;
                    case EARLY_RELEASE -> 1;
                    case TEMPERATURE_MISSED -> 2;
                    case QUARANTINE_BREACH -> 3;
                    default -> throw new IllegalArgumentException(kind + " befalls no order");
                };
        List<QuarantineOrder> suitable = new ArrayList<>();
        List<QuarantineOrder> orders = of(day.minusDays(daysAgo));
        for (int i = which; i < orders.size(); i += LEAST) {
            if (!orders.get(i).isCentral()) {
                suitable.add(orders.get(i));
            }
        }
        return suitable;
    }
}
