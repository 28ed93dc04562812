package org.passflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.passflow.feed.ArrivingEvent;

/**
 * The simulated district: everything its posts send, in order of arrival.
 *
 * <p>What happens in a minute depends on the settings and that minute alone, not on where the simulation began. So
 * {@link #history} and {@link #endless} agree wherever they overlap, and an endless feed that begins days ago and is
 * run by a {@link org.passflow.feed.LiveFeed} fills in those days and goes on live.
 *
 * <p>Not for several threads.
 */
public final class Simulator {

    /**
     * No record arrives later than this after the minute in which it was made: passengers are at most half a day on
     * their way home, and the last repeat of their last step comes two hours after the horizon of a day.
     */
    public static final Duration LONGEST_UNDER_WAY = Duration.ofHours(40);

    private final District district;
    private final List<EventFeed.Source> sources;

    public Simulator(SimulatorSettings settings, Roster roster) {
        this(District.of(settings, roster), Simulator::all);
    }

    private Simulator(District district, Function<District, List<EventFeed.Source>> made) {
        this.district = district;
        sources = List.copyOf(made.apply(district));
        district.register().kept(sources.stream().filter(Simulator::isCounted).toList());
    }

    private static List<EventFeed.Source> all(District district) {
        return List.of(
                new PassageSource(district),
                new SamplingSource(district),
                new HubSource(district),
                new StatusSource(district, status -> true),
                new QuarantineSource(district),
                new StrayActionSource(district),
                new IncidentSource(district),
                new BreachSource(district));
    }

    /** Whether it makes people whom posts report on. */
    private static boolean isCounted(EventFeed.Source source) {
        return source instanceof PassageSource || source instanceof HubSource || source instanceof IncidentSource;
    }

    /**
     * Only trips, passengers, quarantine and who is seen outside of it: an hundredth of the records, with the same journeys.
     */
    public static Simulator ofJourneys(SimulatorSettings settings, Roster roster) {
        return new Simulator(
                District.of(settings, roster),
                district ->
                        List.of(new HubSource(district), new QuarantineSource(district), new BreachSource(district)));
    }

    /** Only who passes gates, and the daily reports: a fraction of the records, with the same reports of gates. */
    public static Simulator ofReports(SimulatorSettings settings, Roster roster) {
        return new Simulator(
                District.of(settings, roster),
                district ->
                        List.of(new PassageSource(district), new StatusSource(district, DailyReports.STATUS::equals)));
    }

    /**
     * Events made in [from, to), rounded down to minutes. The last of them arrive after {@code to}: records taken by
     * hand hours later, repeats and voids up to a day and some hours later.
     */
    public Iterator<ArrivingEvent> history(Instant from, Instant to) {
        return new EventFeed(sources, startOfMinute(from), startOfMinute(to));
    }

    /** Events made from then on, rounded down to the minute, without end. */
    public Iterator<ArrivingEvent> endless(Instant from) {
        return new EventFeed(sources, startOfMinute(from), Long.MAX_VALUE);
    }

    /**
     * Which areas are at risk and which villages turn outsiders back from one day to another, both included, as control
     * records: to be written before the first event, and taking effect on their days.
     */
    public List<ArrivingEvent> ordinances(LocalDate from, LocalDate to, long arrivalMillis) {
        List<ArrivingEvent> records =
                new ArrayList<>(new RiskList(district.settings().zone()).records(from, to, arrivalMillis));
        records.addAll(district.policy().records(from, to, arrivalMillis));
        return records;
    }

    /** What unusual begins in [from, to). */
    public List<Incident> incidents(Instant from, Instant to) {
        return district.incidents().between(from, to);
    }

    private static long startOfMinute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
    }
}
