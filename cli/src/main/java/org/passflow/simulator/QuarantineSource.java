package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/**
 * Who is ordered into quarantine, the temperatures of each morning and evening (DOMAIN D6, P10), and the release. Who came
 * by train or by air is in custody from the own door, or the quarantine site's, on; see {@link QuarantineRegister}.
 */
final class QuarantineSource implements EventFeed.Source {

    /** Days after the order within which a person has been released: a fortnight, and hours after a night train's. */
    private static final int LONGEST_DAYS = 16;

    private static final List<LocalTime> MEASURED = List.of(LocalTime.of(8, 0), LocalTime.of(17, 0));
    private static final int MINUTE_MILLIS = 60_000;
    private static final double ENTERED_MINUTES = 15;
    private static final double LATEST_MINUTES = 90;

    private final District district;
    private final QuarantineRegister register;

    QuarantineSource(District district) {
        this.district = district;
        this.register = new QuarantineRegister(district);
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        boolean isMeasured = MEASURED.contains(local.toLocalTime());
        for (int daysAgo = LONGEST_DAYS; daysAgo >= 0; daysAgo--) {
            LocalDate day = local.toLocalDate().minusDays(daysAgo);
            for (QuarantineOrder order : register.of(day)) {
                if (isIn(order.fromMillis(), minuteStartMillis)) {
                    send(order, "ORDERED", order.fromMillis(), out);
                }
                if (isIn(order.releasedMillis(), minuteStartMillis)) {
                    send(order, "RELEASED", order.releasedMillis(), out);
                }
                boolean isThere = order.fromMillis() < minuteStartMillis
                        && minuteStartMillis + MINUTE_MILLIS < order.releasedMillis();
                if (isMeasured && isThere && !register.isMissed(order, local)) {
                    long atMillis = minuteStartMillis
                            + dice(order, "when" + minuteStartMillis).below(MINUTE_MILLIS);
                    send(order, "TEMPERATURE", atMillis, out);
                }
            }
        }
    }

    private static boolean isIn(long millis, long minuteStartMillis) {
        return millis >= minuteStartMillis && millis < minuteStartMillis + MINUTE_MILLIS;
    }

    private Dice dice(QuarantineOrder order, String what) {
        return new Dice(
                district.settings().seed(), "order".hashCode(), order.id().hashCode(), what.hashCode());
    }

    private void send(QuarantineOrder order, String action, long eventTimeMillis, Consumer<ArrivingEvent> out) {
        Dice dice = dice(order, action + eventTimeMillis);
        String id = order.id() + "-" + action.charAt(0) + eventTimeMillis / MINUTE_MILLIS;
        ObjectNode event = EventJson.event(id, eventTimeMillis, "quarantine-register/health")
                .put("person_token", order.token())
                .put("action", action)
                .put("kind", order.isCentral() ? "CENTRAL" : "HOME")
                .put("region", order.region());
        if (order.isCentral()) {
            event.put("site_id", PassengerSteps.QUARANTINE);
        }
        switch (action) {
            case "ORDERED" -> {
                event.put("days", order.days());
                if (dice.chance(0.5)) {
                    event.put("from_time", eventTimeMillis);
                }
            }
            case "TEMPERATURE" ->
                event.put(
                        "temperature_c",
                        BigDecimal.valueOf(Math.min(dice.normal(36.5, 0.3), 42)).setScale(1, RoundingMode.HALF_UP));
            default -> {
                // A release says nothing more.
            }
        }
        double minutes = Math.min(dice.exponential(ENTERED_MINUTES), LATEST_MINUTES);
        long arrivalMillis = eventTimeMillis + (long) (minutes * MINUTE_MILLIS);
        district.corrected().send(new Made(Topics.QUARANTINE_ORDERS, order.token(), event, arrivalMillis), dice, out);
    }
}
