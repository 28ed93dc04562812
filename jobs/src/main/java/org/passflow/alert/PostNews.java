package org.passflow.alert;

import java.util.Comparator;
import java.util.List;
import org.passflow.event.PostStatus;

/**
 * What a post said about its operation or about disinfection, and when.
 *
 * @param eventTimeMillis when it was so, epoch milliseconds UTC
 * @param arrivalMillis when that was heard, epoch milliseconds UTC
 */
public record PostNews(PostStatus status, long eventTimeMillis, long arrivalMillis) {

    /** Whether a status is watched; heartbeats and reports only show that the post is alive. */
    public static boolean isWatched(PostStatus status) {
        return isAboutOperation(status) || status == PostStatus.DISINFECTED;
    }

    /** Whether another is a repeat of this or takes it back: both carry the same time. */
    public boolean isSameMessage(PostNews other) {
        return status == other.status && eventTimeMillis == other.eventTimeMillis;
    }

    static boolean isAboutOperation(PostStatus status) {
        return status == PostStatus.OPENED || status == PostStatus.CLOSED || status == PostStatus.SUSPENDED;
    }

    /** Those that can still matter at an instant or later: what was said since, and the last word on operation before. */
    public static List<PostNews> since(long timeMillis, List<PostNews> all) {
        PostNews last = lastOnOperation(all, timeMillis);
        return all.stream()
                .filter(one -> one.equals(last) || one.eventTimeMillis() > timeMillis)
                .toList();
    }

    /** The last word on operation at an instant; null for none. */
    static PostNews lastOnOperation(List<PostNews> news, long timeMillis) {
        return news.stream()
                .filter(one -> isAboutOperation(one.status()) && one.eventTimeMillis() <= timeMillis)
                .max(Comparator.comparingLong(PostNews::eventTimeMillis).thenComparing(PostNews::status))
                .orElse(null);
    }
}
