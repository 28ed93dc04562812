package org.passflow.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.passflow.alert.PostNews;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.Heard;
import org.passflow.serial.Kinds;

/**
 * When a post was heard and what it said, as it was known at an instant: what has been read but arrived later is kept apart,
 * for a history is read hours ahead.
 *
 * <p>State: what it said in the last two days, the minutes heard since the last look.
 */
final class PostMemory {

    private static final long KEPT_MILLIS = Duration.ofDays(2).toMillis();

    private final long boundMillis;
    private final ValueState<Long> lastHeard;
    private final MapState<Long, Long> heardAhead;
    private final ListState<PostNews> news;
    private final ListState<PostNews> takenBack;

    PostMemory(RuntimeContext runtime, long boundMillis) {
        this.boundMillis = boundMillis;
        lastHeard = runtime.getState(new ValueStateDescriptor<>("last-heard", Types.LONG));
        heardAhead = runtime.getMapState(new MapStateDescriptor<>("heard-ahead", Types.LONG, Types.LONG));
        news = runtime.getListState(new ListStateDescriptor<>("news", Kinds.of(PostNews.class)));
        takenBack = runtime.getListState(new ListStateDescriptor<>("taken-back", Kinds.of(PostNews.class)));
    }

    void add(PostNews said) throws Exception {
        news.add(said);
    }

    void takeBack(PostNews said) throws Exception {
        takenBack.add(said);
    }

    void hear(Heard heard) throws Exception {
        Long before = heardAhead.get(heard.minuteMillis());
        if (before == null || heard.arrivalMillis() < before) {
            heardAhead.put(heard.minuteMillis(), heard.arrivalMillis());
        }
    }

    /** The first full minute at which something is known that arrived then. */
    long knownAt(long arrivalMillis) {
        return BusinessTime.minuteStart(arrivalMillis - boundMillis) + BusinessTime.MINUTE_MILLIS;
    }

    private boolean isKnownBy(long timeMillis, long arrivalMillis) {
        return arrivalMillis - boundMillis < timeMillis;
    }

    /** At which instants more will be known of when it was heard. */
    List<Long> hearings() throws Exception {
        List<Long> instants = new ArrayList<>();
        for (Long arrival : heardAhead.values()) {
            instants.add(knownAt(arrival));
        }
        return instants;
    }

    /** Start of the last minute in which it was heard; null for never. To be asked for later and later instants. */
    Long lastHeardBy(long timeMillis) throws Exception {
        Long last = lastHeard.value();
        List<Long> known = new ArrayList<>();
        for (Map.Entry<Long, Long> heard : heardAhead.entries()) {
            if (isKnownBy(timeMillis, heard.getValue())) {
                known.add(heard.getKey());
                last = last == null ? heard.getKey() : (Long) Math.max(last, heard.getKey());
            }
        }
        for (Long minute : known) {
            heardAhead.remove(minute);
        }
        lastHeard.update(last);
        return last;
    }

    /** What it said and did not take back. */
    List<PostNews> newsBy(long timeMillis) throws Exception {
        List<PostNews> voids = list(takenBack);
        List<PostNews> knownVoids = voids.stream()
                .filter(one -> isKnownBy(timeMillis, one.arrivalMillis()))
                .toList();
        List<PostNews> said = list(news);
        List<PostNews> standing = said.stream()
                .filter(one -> knownVoids.stream().noneMatch(one::isSameMessage))
                .toList();
        List<PostNews> kept = PostNews.since(timeMillis - KEPT_MILLIS, standing);
        if (kept.size() < said.size()) {
            news.update(kept);
        }
        if (voids.removeIf(one -> one.eventTimeMillis() <= timeMillis - KEPT_MILLIS)) {
            takenBack.update(voids);
        }
        return kept.stream()
                .filter(one -> isKnownBy(timeMillis, one.arrivalMillis()))
                .toList();
    }

    private static List<PostNews> list(ListState<PostNews> state) throws Exception {
        List<PostNews> all = new ArrayList<>();
        state.get().forEach(all::add);
        return all;
    }

    void clear() {
        List.of(lastHeard, heardAhead, news, takenBack).forEach(State::clear);
    }
}
