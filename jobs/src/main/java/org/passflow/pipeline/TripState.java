package org.passflow.pipeline;

import org.passflow.journey.Steps;
import org.passflow.journey.TripLife;
import org.passflow.journey.TripNews;
import org.passflow.journey.TripTally;

/**
 * What is known of a trip.
 *
 * @param lastMillis of the latest message or step on it, epoch milliseconds UTC
 */
public record TripState(TripLife life, TripTally tally, long lastMillis) {

    static TripState of(TripSign sign) {
        return new TripState(TripLife.none(), TripTally.NONE, Long.MIN_VALUE).with(sign);
    }

    TripState with(TripSign sign) {
        TripNews news = sign.news();
        TripLife next = news == null ? life : life.with(news);
        long at = news == null ? sign.arrivalMillis() : Math.max(sign.arrivalMillis(), news.eventTimeMillis());
        return new TripState(next, tally.plus(sign.change()), Math.max(lastMillis, at));
    }

    /** From when on nothing more is expected of it, as of a journey that nobody hears of. */
    long overMillis(JourneyTime time) {
        return lastMillis + Steps.LOST_AFTER.plus(time.kept()).toMillis();
    }
}
