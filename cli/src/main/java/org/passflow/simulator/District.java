package org.passflow.simulator;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** What all sources of events share: the settings, the posts, what befalls them and how events reach Kafka. */
record District(
        SimulatorSettings settings,
        Roster roster,
        Calendar calendar,
        Places places,
        Incidents incidents,
        JourneyIncidents journeyIncidents,
        TurnBackPolicy policy,
        GateRegister register,
        Delivery delivery,
        CorrectedDelivery corrected) {

    /** An assumption: a report speaks of a village of 300 people. */
    private static final int RESIDENTS = 300;

    static District of(SimulatorSettings settings, Roster roster) {
        Calendar calendar = Calendar.shipped();
        JourneyIncidents journeyIncidents = new JourneyIncidents(settings, roster, calendar);
        GateRegister register = new GateRegister(settings);
        Delivery delivery = new Delivery(settings.faults(), register);
        return new District(
                settings,
                roster,
                calendar,
                new Places(roster),
                new Incidents(settings, roster, journeyIncidents),
                journeyIncidents,
                new TurnBackPolicy(settings, roster),
                register,
                delivery,
                new CorrectedDelivery(settings.faults(), register, delivery));
    }

    List<Post> posts(String kind) {
        return roster.posts().stream().filter(post -> post.kind().equals(kind)).toList();
    }

    ZonedDateTime local(long millis) {
        return Instant.ofEpochMilli(millis).atZone(settings.zone());
    }

    String token(long number) {
        return EventJson.token(settings.seed(), number);
    }

    /** The token of one of the few hundred people of a village or community, the same wherever they are seen. */
    String resident(String village, Dice dice) {
        return resident(village, dice.below(RESIDENTS));
    }

    /** The same by number; unlike for numbers less than a few hundred apart. */
    String resident(String village, int number) {
        return token(Dice.mix(village.hashCode()) + Math.floorMod(number, RESIDENTS));
    }
}
