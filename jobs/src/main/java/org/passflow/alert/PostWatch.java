package org.passflow.alert;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.passflow.event.PostStatus;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.Windows;
import org.passflow.reference.OpeningHours;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;

/**
 * Whether a post is in operation, whether it has fallen silent, and how often it disinfected: judged at an instant of event
 * time by what had arrived until then, whatever else has been read already.
 *
 * @param version the roster's entry in force
 * @param lastHeardMillis start of the last minute in which it was heard; null for never
 * @param news what it said of itself, in any order
 * @param business zone and cut of the day
 */
public record PostWatch(ReferenceVersion version, Long lastHeardMillis, List<PostNews> news, BusinessTime business) {

    private Site site() {
        return version.site();
    }

    /**
     * Since when it has been in operation without a break at an instant, epoch milliseconds UTC; null when it is closed or
     * suspended.
     */
    public Long inOperationSince(long timeMillis) {
        Long open = OpeningHours.of(site().openingHours()).openSince(timeMillis, business.zone());
        if (open == null) {
            return null;
        }
        PostNews last = PostNews.lastOnOperation(news, timeMillis);
        long since = Math.max(open, version.effectiveFromMillis());
        if (last == null) {
            return since;
        }
        return last.status() == PostStatus.OPENED ? (Long) Math.max(since, last.eventTimeMillis()) : null;
    }

    /** Whether it is expected to be heard at all. */
    public boolean isExpected(long timeMillis) {
        return site().heartbeatMinutes() != null
                && site().heartbeatMinutes() > 0
                && inOperationSince(timeMillis) != null;
    }

    /** Whether it was in operation through the whole of a half hour, and heard shortly before its end or counted in it. */
    public boolean isKnown(SiteWindow window) {
        Long since = inOperationSince(window.endMillis() - 1);
        if (since == null || since > window.startMillis()) {
            return false;
        }
        return window.passages() > 0
                || (site().heartbeatMinutes() != null
                        && lastHeardMillis != null
                        && window.endMillis() - lastHeardMillis
                                <= Duration.ofMinutes(site().heartbeatMinutes() + 1)
                                        .toMillis());
    }

    /**
     * The instant from which it counts as silent unless it is heard before: last heard, or the beginning of its operation,
     * plus the limit. Epoch milliseconds UTC at a full minute; null where nothing is expected.
     *
     * @param times how many heartbeats may pass
     */
    public Long silentFrom(long timeMillis, double times) {
        if (!isExpected(timeMillis)) {
            return null;
        }
        long since = inOperationSince(timeMillis);
        long heard = lastHeardMillis == null ? since : Math.max(since, lastHeardMillis);
        long minutes = (long) Math.ceil(times * site().heartbeatMinutes());
        return BusinessTime.minuteStart(heard + BusinessTime.MINUTE_MILLIS - 1)
                + Duration.ofMinutes(minutes).toMillis();
    }

    /** How often it said to have disinfected in a business day that starts there. */
    public long disinfections(long dayStart) {
        long dayEnd = business.dayEnd(dayStart);
        return news.stream()
                .filter(one -> one.status() == PostStatus.DISINFECTED)
                .filter(one -> one.eventTimeMillis() >= dayStart && one.eventTimeMillis() < dayEnd)
                .mapToLong(PostNews::eventTimeMillis)
                .distinct()
                .count();
    }

    /** Whether it was in operation at the end of any half hour of a business day that starts there. */
    public boolean wasInOperation(long dayStart) {
        return LongStream.iterate(
                        dayStart + Windows.HALF_HOUR_MILLIS,
                        end -> end <= business.dayEnd(dayStart),
                        end -> end + Windows.HALF_HOUR_MILLIS)
                .anyMatch(end -> inOperationSince(end - 1) != null);
    }
}
