package org.passflow.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.passflow.event.TripStatus;

/**
 * What is said of a trip, in whatever order it came: each message once, and what takes one back once. Immutable.
 *
 * @param said messages, in the order of time, then event
 * @param takenBack those that take one back
 */
public record TripLife(List<TripNews> said, List<TripNews> takenBack) {

    private static final Comparator<TripNews> ORDER =
            Comparator.comparingLong(TripNews::eventTimeMillis).thenComparing(TripNews::eventId);

    public static TripLife none() {
        return new TripLife(List.of(), List.of());
    }

    /** With one message more; the same where it changes nothing. */
    public TripLife with(TripNews news) {
        List<TripNews> before = news.isVoid() ? takenBack : said;
        if (before.stream().anyMatch(news::isSameEvent)) {
            return this;
        }
        List<TripNews> next = new ArrayList<>(before);
        next.add(news);
        next.sort(ORDER);
        return news.isVoid() ? new TripLife(said, next) : new TripLife(next, takenBack);
    }

    private Stream<TripNews> standing() {
        return said.stream().filter(one -> takenBack.stream().noneMatch(one::isSameEvent));
    }

    /** As last said; null when nothing is. */
    public TripStatus status() {
        return last(one -> true) == null ? null : last(one -> true).status();
    }

    /** The hub, as last said; null when nothing is. */
    public String siteId() {
        return last(one -> true) == null ? null : last(one -> true).siteId();
    }

    /** When it first said to be so, epoch milliseconds UTC; null when it did not. */
    public Long since(TripStatus status) {
        return standing()
                .filter(one -> one.status() == status)
                .map(TripNews::eventTimeMillis)
                .findFirst()
                .orElse(null);
    }

    /** How many got off, as last said; null when nobody said. */
    public Integer announced() {
        TripNews last = last(one ->
                one.passengers() != null && (one.status() == TripStatus.ARRIVED || one.status() == TripStatus.CLOSED));
        return last == null ? null : last.passengers();
    }

    private TripNews last(Predicate<TripNews> which) {
        return standing().filter(which).reduce((one, later) -> later).orElse(null);
    }
}
