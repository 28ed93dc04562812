package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.passflow.feed.ArrivingEvent;

/** Who passes gates, exits and road posts, and when their registrations arrive. */
final class PassageSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;
    private static final double REGISTERED_BY_HAND = 0.06;
    private static final double NETWORK_DOWN = 0.004;

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
            "ROAD_POST", new Volume(140, 80, 0.5, 0.12),
            "VILLAGE_ENTRANCE", new Volume(36, 12, 0.5, 0.15),
            "COMPOUND_GATE", new Volume(36, 9, 0.5, 0.25));

    private record Gate(Post post, Volume volume, double size) {}

    private final District district;
    private final DayShape shape = new DayShape();
    private final ScreeningRecord records;
    private final List<Gate> gates;

    PassageSource(District district) {
        this.district = district;
        this.records = new ScreeningRecord(district);
        this.gates = district.roster().posts().stream()
                .filter(post -> VOLUMES.containsKey(post.kind()))
                .map(PassageSource::gate)
                .toList();
    }

    /** Posts of a kind differ in size, each in the same way in every simulation. */
    private static Gate gate(Post post) {
        return new Gate(post, VOLUMES.get(post.kind()), new Dice(post.number()).between(0.4, 1.6));
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        double share = shape.share(local) * district.settings().scale();
        for (Gate gate : gates) {
            String siteId = gate.post().siteId();
            if (gate.post().isOpenAt(local.toLocalTime())
                    && !district.incidents().isSilent(siteId, minuteStartMillis)) {
                double volume = share * gate.size() * district.incidents().volumeFactor(siteId, minuteStartMillis);
                makeMinute(gate, minuteStartMillis, volume, inShare(gate.volume(), local), out);
            }
        }
    }

    private void makeMinute(
            Gate gate, long minuteStartMillis, double volume, double inShare, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(district.settings().seed(), gate.post().number(), minuteStartMillis);
        int persons = dice.poisson(gate.volume().persons() * volume);
        int vehicles = dice.poisson(gate.volume().vehicles() * volume);
        for (int i = 0; i < persons + vehicles; i++) {
            long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
            boolean byHand = dice.chance(REGISTERED_BY_HAND);
            var passage = new ScreeningRecord.Passage(
                    gate.post(), eventId(minuteStartMillis, i), eventTimeMillis, dice.chance(inShare), byHand);
            ObjectNode event = i < persons ? records.person(passage, dice) : records.vehicle(passage, dice);
            district.delivery()
                    .send(records.made(passage, event, eventTimeMillis + delayMillis(byHand, dice)), dice, out);
        }
    }

    private static double inShare(Volume volume, ZonedDateTime local) {
        boolean isMorning = local.toLocalTime().isBefore(LocalTime.NOON);
        return volume.inShare() + (isMorning ? -volume.commute() : volume.commute());
    }

    /** Unique per post: the minute and a number within it. */
    private static String eventId(long minuteStartMillis, int number) {
        return "p" + Long.toHexString(minuteStartMillis / MINUTE_MILLIS) + "-" + number;
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
