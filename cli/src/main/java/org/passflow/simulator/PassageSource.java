package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.passflow.feed.ArrivingEvent;

/** Who passes the gates and road posts, and when their registrations arrive. */
final class PassageSource implements EventFeed.Source {

    private static final String TOPIC = "checkpoint-events";
    private static final int MINUTE_MILLIS = 60_000;
    private static final double REGISTERED_BY_HAND = 0.06;
    private static final double NETWORK_DOWN = 0.004;
    private static final LocalTime NOON = LocalTime.NOON;

    /**
     * What an ordinary post of a kind sees on a working day. Assumptions, of the order that DOMAIN section 11 gives for
     * a district.
     *
     * @param inShare how many of the passages go in, over the whole day
     * @param commute by how much that share falls in the morning and rises in the afternoon
     */
    private record Volume(double persons, double vehicles, double inShare, double commute) {}

    private static final Map<String, Volume> VOLUMES = Map.of(
            "HIGHWAY_EXIT", new Volume(1100, 2600, 0.82, 0.02),
            "ROAD_POST", new Volume(140, 80, 0.5, 0.12));

    private record Gate(Post post, Volume volume, double size, long number) {}

    private final SimulatorSettings settings;
    private final DayShape shape = new DayShape();
    private final ScreeningRecord records;
    private final List<Gate> gates;

    PassageSource(SimulatorSettings settings, Roster roster) {
        this.settings = settings;
        this.records = new ScreeningRecord(settings.seed());
        this.gates = roster.posts().stream()
                .filter(post -> VOLUMES.containsKey(post.kind()))
                .map(PassageSource::gate)
                .toList();
    }

    /** Posts of a kind differ in size, each in the same way in every simulation. */
    private static Gate gate(Post post) {
        long number = Dice.mix(post.siteId().hashCode());
        return new Gate(post, VOLUMES.get(post.kind()), new Dice(number).between(0.4, 1.6), number);
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = Instant.ofEpochMilli(minuteStartMillis).atZone(settings.zone());
        double share = shape.share(local) * settings.scale();
        for (Gate gate : gates) {
            makeMinute(gate, minuteStartMillis, local, share, out);
        }
    }

    private void makeMinute(
            Gate gate, long minuteStartMillis, ZonedDateTime local, double share, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(settings.seed(), gate.number(), minuteStartMillis);
        int persons = dice.poisson(gate.volume().persons() * gate.size() * share);
        int vehicles = dice.poisson(gate.volume().vehicles() * gate.size() * share);
        double inShare = inShare(gate.volume(), local);
        for (int i = 0; i < persons + vehicles; i++) {
            long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
            boolean byHand = dice.chance(REGISTERED_BY_HAND);
            var passage = new ScreeningRecord.Passage(
                    gate.post(),
                    gate.number(),
                    eventId(minuteStartMillis, i),
                    eventTimeMillis,
                    dice.chance(inShare),
                    byHand);
            ObjectNode event = i < persons ? records.person(passage, dice) : records.vehicle(passage, dice);
            long arrivalMillis = eventTimeMillis + delayMillis(byHand, dice);
            out.accept(new ArrivingEvent(TOPIC, gate.post().siteId(), records.bytes(event), arrivalMillis));
        }
    }

    private static double inShare(Volume volume, ZonedDateTime local) {
        boolean isMorning = local.toLocalTime().isBefore(NOON);
        return volume.inShare() + (isMorning ? -volume.commute() : volume.commute());
    }

    /** Unique per post: the minute and a number within it. */
    private static String eventId(long minuteStartMillis, int number) {
        return "s" + Long.toHexString(minuteStartMillis / MINUTE_MILLIS) + "-" + number;
    }

    /** Terminals send within seconds, or when their network is back; what was written by hand is entered later. */
    private static long delayMillis(boolean byHand, Dice dice) {
        if (byHand) {
            return (long) dice.between(5 * MINUTE_MILLIS, 6 * 60 * MINUTE_MILLIS);
        }
        if (dice.chance(NETWORK_DOWN)) {
            return (long) dice.between(MINUTE_MILLIS, 40 * MINUTE_MILLIS);
        }
        return 200 + (long) dice.exponential(1500);
    }
}
