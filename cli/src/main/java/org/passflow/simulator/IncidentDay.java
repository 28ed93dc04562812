package org.passflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.passflow.simulator.Incident.Kind;

/** Draws the incidents of a day. No two befall one site at a time. */
final class IncidentDay {

    private static final int TRIES = 20;
    private static final Duration APART = Duration.ofHours(1);
    private static final int TOWNSHIP_DIGITS = 9;
    /** So that a township is silent, not just its only two gates. */
    private static final int LEAST_POSTS = 8;

    private static final int PROBED_SITES = 3;

    private final SimulatorSettings settings;
    private final JourneyIncidents journeys;
    private final TurnBackPolicy policy;
    private final List<Train> trains;
    private final Map<Kind, List<Post>> posts = new EnumMap<>(Kind.class);

    private record Train(String siteId, String number, LocalTime arrives) {}

    private record Span(Instant start, Instant end) {}

    IncidentDay(SimulatorSettings settings, Roster roster, JourneyIncidents journeys) {
        this.settings = settings;
        this.journeys = journeys;
        this.policy = new TurnBackPolicy(settings, roster);
        this.trains = new ShippedFile("timetable.csv")
                .rows().stream()
                        .filter(row -> row.get("mode").equals("TRAIN"))
                        .map(row ->
                                new Train(row.get("site_id"), row.get("number"), LocalTime.parse(row.get("arrives"))))
                        .toList();
        IncidentPlan.ALL.forEach((kind, plan) ->
                posts.put(kind, roster.posts().stream().filter(plan::suits).toList()));
    }

    /** All that happens on a local day, by kind. */
    List<Incident> of(LocalDate day) {
        List<Incident> incidents = new ArrayList<>();
        for (Kind kind : IncidentPlan.ALL.keySet().stream().sorted().toList()) {
            Dice dice = new Dice(settings.seed(), day.toEpochDay(), kind.ordinal());
            int number = (int) settings.incidents() + (dice.chance(settings.incidents() % 1) ? 1 : 0);
            for (int i = 0; i < number; i++) {
                draw(kind, day, incidents, dice).ifPresent(incidents::add);
            }
        }
        incidents.addAll(journeys.of(day));
        return List.copyOf(incidents);
    }

    private Optional<Incident> draw(Kind kind, LocalDate day, List<Incident> before, Dice dice) {
        return Stream.generate(() -> draw(kind, day, dice))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .filter(incident -> before.stream().noneMatch(other -> meet(other, incident)))
                .findFirst();
    }

    private static boolean meet(Incident one, Incident other) {
        return one.start().isBefore(other.end().plus(APART))
                && other.start().isBefore(one.end().plus(APART))
                && one.siteIds().stream().anyMatch(other.siteIds()::contains);
    }

    private Optional<Incident> draw(Kind kind, LocalDate day, Dice dice) {
        List<Post> suitable = kind == Kind.OUTSIDER_PASSED
                ? posts.get(kind).stream()
                        .filter(post -> policy.isInForce(post, day))
                        .toList()
                : posts.get(kind);
        if (suitable.isEmpty()) {
            return Optional.empty();
        }
        IncidentPlan plan = IncidentPlan.ALL.get(kind);
        Post post = dice.pick(suitable);
        Instant start = at(day, plan.from().plusMinutes(dice.below(plan.spreadMinutes())));
        Duration length = Duration.ofMinutes(plan.leastMinutes() + dice.below(plan.moreMinutes() + 1));
        Span span = new Span(start, start.plus(length));
        return switch (kind) {
            case TOWNSHIP_SILENT -> township(post, span);
            case FEVERS_ON_TRAIN -> train(post, day, plan, dice);
            case PROBING -> Optional.of(probing(suitable, span, dice));
            default -> Optional.of(new Incident(kind, List.of(post.siteId()), null, span.start(), span.end()));
        };
    }

    private Optional<Incident> township(Post post, Span span) {
        String township = post.region().substring(0, TOWNSHIP_DIGITS);
        List<String> sites = posts.get(Kind.TOWNSHIP_SILENT).stream()
                .filter(one -> one.region().startsWith(township))
                .map(Post::siteId)
                .toList();
        return sites.size() < LEAST_POSTS
                ? Optional.empty()
                : Optional.of(new Incident(Kind.TOWNSHIP_SILENT, sites, township, span.start(), span.end()));
    }

    private Optional<Incident> train(Post station, LocalDate day, IncidentPlan plan, Dice dice) {
        List<Train> inDaytime = trains.stream()
                .filter(train -> train.siteId().equals(station.siteId()))
                .filter(train -> !train.arrives().isBefore(plan.from()))
                .filter(train -> train.arrives().isBefore(plan.from().plusMinutes(plan.spreadMinutes())))
                .toList();
        if (inDaytime.isEmpty()) {
            return Optional.empty();
        }
        Train train = dice.pick(inDaytime);
        Instant start = at(day, train.arrives());
        return Optional.of(new Incident(
                Kind.FEVERS_ON_TRAIN,
                List.of(station.siteId()),
                train.number() + "-" + day,
                start,
                start.plus(Duration.ofMinutes(plan.leastMinutes()))));
    }

    private Incident probing(List<Post> suitable, Span span, Dice dice) {
        List<String> sites = Stream.generate(() -> dice.pick(suitable).siteId())
                .limit(TRIES)
                .distinct()
                .limit(PROBED_SITES)
                .toList();
        String token = EventJson.token(settings.seed(), Dice.mix(span.start().toEpochMilli()) + dice.below(1_000_000));
        return new Incident(Kind.PROBING, sites, token, span.start(), span.end());
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(settings.zone()).toInstant();
    }
}
