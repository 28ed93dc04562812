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

/** Who is ordered into quarantine, the temperatures of the fourteen days (DOMAIN D6), and the release. */
final class QuarantineSource implements EventFeed.Source {

    private static final int DAYS = 14;
    private static final double ORDERS_PER_DAY = 12;
    private static final List<LocalTime> MEASURED = List.of(LocalTime.of(8, 0), LocalTime.of(17, 0));
    private static final LocalTime FIRST_ORDER = LocalTime.of(9, 0);
    private static final int ORDER_MINUTES = 8 * 60;
    private static final int MINUTE_MILLIS = 60_000;

    private final District district;

    QuarantineSource(District district) {
        this.district = district;
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        boolean isMeasured = MEASURED.contains(local.toLocalTime());
        int first = isMeasured ? DAYS - 1 : 0;
        for (int daysAgo = first; daysAgo >= 0; daysAgo--) {
            LocalDate day = local.toLocalDate().minusDays(daysAgo);
            for (int i = 0; i < orders(day); i++) {
                Order order = order(day, i);
                if (daysAgo == 0 && order.time().equals(local.toLocalTime())) {
                    send(order, "ORDERED", minuteStartMillis, out);
                } else if (daysAgo > 0) {
                    boolean isOver = daysAgo == DAYS - 1 && local.toLocalTime().isAfter(LocalTime.NOON);
                    send(order, isOver ? "RELEASED" : "TEMPERATURE", minuteStartMillis, out);
                }
            }
        }
    }

    /** One order: the day's how manieth, when on that day, and for whom. */
    private record Order(LocalDate day, int number, LocalTime time, boolean isCentral, String home, String token) {}

    private int orders(LocalDate day) {
        return dice(day, -1, "").poisson(ORDERS_PER_DAY * district.settings().scale());
    }

    private Order order(LocalDate day, int number) {
        Dice dice = dice(day, number, "");
        LocalTime time = FIRST_ORDER.plusMinutes(dice.below(ORDER_MINUTES));
        String home = district.places().village(dice);
        return new Order(day, number, time, dice.chance(0.3), home, district.resident(home, dice));
    }

    private Dice dice(LocalDate day, int number, String what) {
        return new Dice(district.settings().seed(), "order".hashCode(), day.toEpochDay(), number, what.hashCode());
    }

    private void send(Order order, String action, long minuteStartMillis, Consumer<ArrivingEvent> out) {
        Dice dice = dice(order.day(), order.number(), action + minuteStartMillis);
        long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
        String id = order.day() + "-" + order.number() + "-" + action.charAt(0) + minuteStartMillis / MINUTE_MILLIS;
        ObjectNode event = EventJson.event(id, eventTimeMillis, "quarantine-register/health")
                .put("person_token", order.token())
                .put("action", action)
                .put("kind", order.isCentral() ? "CENTRAL" : "HOME")
                .put("region", order.home());
        if (order.isCentral()) {
            event.put("site_id", "quarantine-yaodu-1");
        }
        switch (action) {
            case "ORDERED" -> event.put("from_time", eventTimeMillis).put("days", DAYS);
            case "TEMPERATURE" ->
                event.put(
                        "temperature_c",
                        BigDecimal.valueOf(Math.min(dice.normal(36.5, 0.3), 42)).setScale(1, RoundingMode.HALF_UP));
            default -> {
                // A release says nothing more.
            }
        }
        long arrivalMillis = eventTimeMillis + (long) dice.exponential(20 * MINUTE_MILLIS);
        district.delivery().send(new Made(Topics.QUARANTINE_ORDERS, order.token(), event, arrivalMillis), dice, out);
    }
}
