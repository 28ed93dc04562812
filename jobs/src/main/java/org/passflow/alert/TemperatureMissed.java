package org.passflow.alert;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.passflow.custody.Custody;
import org.passflow.custody.Fact;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.flow.BusinessTime;

/** A business day in custody of which no temperature came (DOMAIN P10). Days in a row are one alert. */
public record TemperatureMissed(Knowledge knowledge, String token, BusinessTime business) {

    /** What is wrong with an order at an instant. */
    public Optional<Finding> judge(Custody custody, long nowMillis) {
        if (!custody.isOpenAt(nowMillis)) {
            return Optional.empty();
        }
        LongUnaryOperator limit = limit(custody);
        LocalDate first = null;
        long lastEnd = 0;
        int missed = 0;
        for (LocalDate day = lastDay(custody, nowMillis);
                isAfterAllTemperatures(custody, day);
                day = day.minusDays(1)) {
            long end = dayEnd(day);
            if (business.dayStart(day) < custody.fromMillis()) {
                break;
            }
            boolean isDecided = end <= custody.lastMillis() && Deadline.reached(end, nowMillis, limit) != null;
            if (isDecided) {
                first = day;
                lastEnd = missed == 0 ? end : lastEnd;
                missed++;
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        long since = Deadline.reached(dayEnd(first), nowMillis, limit);
        Measured measured = new Measured((double) missed, null, business.dayStart(first), lastEnd);
        return finding(custody, nowMillis, since, measured);
    }

    private Optional<Finding> finding(Custody custody, long nowMillis, long since, Measured measured) {
        CustodyPlace place = CustodyPlace.of(knowledge, custody);
        return place.inForce(Rule.TEMPERATURE_MISSED, since)
                .map(settings -> new Finding(
                        Rule.TEMPERATURE_MISSED.ruleName(),
                        settings.ruleId(),
                        settings.severity(),
                        Step.RAISE,
                        place.person(custody.order().id(), token, nowMillis),
                        Long.toString(measured.fromMillis()),
                        since,
                        nowMillis,
                        false,
                        measured,
                        CustodyPlace.evidence(custody.order(), token),
                        place.details()));
    }

    /** When that may be otherwise without any news; {@link Long#MAX_VALUE} for never. */
    public long nextLook(Custody custody, long nowMillis, long everyMillis) {
        LongUnaryOperator limit = limit(custody);
        LocalDate day = business.day(custody.fromMillis());
        if (business.dayStart(day) < custody.fromMillis()) {
            day = day.plusDays(1);
        }
        Fact last = custody.lastTemperature();
        if (last != null && !isAfterAllTemperatures(custody, day)) {
            day = business.day(last.timeMillis()).plusDays(1);
        }
        while (custody.isOpenAt(nowMillis) && dayEnd(day) <= custody.lastMillis()) {
            if (Deadline.reached(dayEnd(day), nowMillis, limit) == null) {
                return Deadline.nextLook(dayEnd(day), nowMillis, limit, everyMillis);
            }
            day = day.plusDays(1);
        }
        return Long.MAX_VALUE;
    }

    /** The last day that has begun and may count. */
    private LocalDate lastDay(Custody custody, long nowMillis) {
        return business.day(Math.min(nowMillis, custody.lastMillis()));
    }

    private boolean isAfterAllTemperatures(Custody custody, LocalDate day) {
        Fact last = custody.lastTemperature();
        return last == null || last.timeMillis() < business.dayStart(day);
    }

    private long dayEnd(LocalDate day) {
        return business.dayStart(day.plusDays(1));
    }

    private LongUnaryOperator limit(Custody custody) {
        CustodyPlace place = CustodyPlace.of(knowledge, custody);
        return at -> place.settings(Rule.TEMPERATURE_MISSED, at)
                .minutes("grace_minutes")
                .toMillis();
    }
}
