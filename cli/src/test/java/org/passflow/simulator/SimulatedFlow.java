package org.passflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passflow.alert.DueTrips;
import org.passflow.alert.SiteWindow;
import org.passflow.alert.TripNews;
import org.passflow.event.TripStatus;
import org.passflow.feed.ArrivingEvent;
import org.passflow.flow.Measure;

/** What passed each site of the simulated district in each half hour, without faults or incidents, as rules see it. */
final class SimulatedFlow {

    static final Duration HALF_HOUR = Duration.ofMinutes(30);
    static final int A_WEEK = 7 * 48;

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Set<String> CAMPAIGN = Set.of("SAMPLING_SITE", "HOME_TEAM");

    private final Instant start;
    private final int windows;
    private final Roster roster = Roster.shipped();
    private final Map<String, long[]> counts = new HashMap<>();
    private final Map<String, List<TripNews>> trips = new HashMap<>();

    SimulatedFlow(LocalDate firstDay, int weeks, long seed) throws IOException {
        start = firstDay.atStartOfDay(SimulatorSettings.SHANGHAI).toInstant();
        windows = weeks * A_WEEK;
        SimulatorSettings settings =
                SimulatorSettings.seeded(seed).withIncidents(0).with(Faults.NONE);
        Iterator<ArrivingEvent> made =
                new Simulator(settings, roster).history(start, start.plus(HALF_HOUR.multipliedBy(windows)));
        JsonMapper json = new JsonMapper();
        while (made.hasNext()) {
            ArrivingEvent event = made.next();
            switch (event.topic()) {
                case "checkpoint-events" -> count(json.readTree(event.value()), event.arrivalMillis());
                case "hub-events" -> {
                    JsonNode step = json.readTree(event.value());
                    if (step.get("stage").asText().equals("ARRIVED")) {
                        count(step, event.arrivalMillis());
                    }
                }
                case "trips" -> addTrip(json.readTree(event.value()), event.arrivalMillis());
                default -> {}
            }
        }
    }

    /** Half hours count what had arrived when they ended. */
    private void count(JsonNode event, long arrivalMillis) {
        Instant time = Instant.ofEpochMilli(event.get("event_time").asLong());
        int window = (int) Duration.between(start, time).dividedBy(HALF_HOUR);
        boolean isPrompt = arrivalMillis < start(window + 1).plus(BOUND).toEpochMilli();
        if (isPrompt && window < windows) {
            counts.computeIfAbsent(event.get("site_id").asText(), site -> new long[windows])[window]++;
        }
    }

    private void addTrip(JsonNode trip, long arrivalMillis) {
        trips.computeIfAbsent(trip.get("site_id").asText(), site -> new ArrayList<>())
                .add(new TripNews(
                        trip.get("trip_id").asText(),
                        TripStatus.valueOf(trip.get("status").asText()),
                        trip.get("scheduled_time").asLong(),
                        trip.get("event_time").asLong(),
                        arrivalMillis,
                        false));
    }

    List<Post> posts() {
        return roster.posts();
    }

    int windows() {
        return windows;
    }

    Instant start(int window) {
        return start.plus(HALF_HOUR.multipliedBy(window));
    }

    LocalDateTime local(int window) {
        return LocalDateTime.ofInstant(start(window), SimulatorSettings.SHANGHAI);
    }

    long count(Post post, int window) {
        long[] ofPost = counts.get(post.siteId());
        return ofPost == null ? 0 : ofPost[window];
    }

    SiteWindow window(Post post, int window, long count) {
        long[] measured = new long[Measure.COUNT];
        measured[Measure.PERSONS.ordinal()] = count;
        return new SiteWindow(post.siteId(), start(window).toEpochMilli(), measured);
    }

    /** Whether rules judge it: the post in operation all through, and no trip missing. */
    boolean isJudged(Post post, int window) {
        LocalDateTime local = local(window);
        boolean hasCampaign = !CAMPAIGN.contains(post.kind()) || isCampaign(post, local);
        return post.isOpenAt(local.toLocalTime()) && hasCampaign && !isTripMissing(post, window);
    }

    /** Their opening is said some seconds into the first half hour of a day. */
    private static boolean isCampaign(Post post, LocalDateTime local) {
        return Calendar.isSamplingDay(local.toLocalDate())
                && !local.toLocalTime().equals(post.opensAt());
    }

    private boolean isTripMissing(Post post, int window) {
        long end = start(window + 1).toEpochMilli();
        List<TripNews> known = trips.getOrDefault(post.siteId(), List.of()).stream()
                .filter(news -> news.arrivalMillis() - BOUND.toMillis() < end)
                .toList();
        return new DueTrips(known).isMissingOneIn(window(post, window, 0));
    }
}
