package org.passflow.simulator;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** What all sources of events share: the settings, the posts, what befalls them and how events reach Kafka. */
record District(SimulatorSettings settings, Roster roster, Incidents incidents, Delivery delivery) {

    static District of(SimulatorSettings settings, Roster roster) {
        return new District(settings, roster, new Incidents(settings, roster), new Delivery(settings.faults()));
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
}
