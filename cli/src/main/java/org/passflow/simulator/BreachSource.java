package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passflow.feed.ArrivingEvent;

/** Persons who are seen at a gate while they should be at home (DOMAIN D7). */
final class BreachSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;

    private final District district;
    private final ScreeningRecord records;
    private final Map<String, Post> posts;

    BreachSource(District district) {
        this.district = district;
        this.records = new ScreeningRecord(district);
        this.posts = district.roster().posts().stream().collect(Collectors.toMap(Post::siteId, Function.identity()));
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        for (Incident incident :
                district.journeyIncidents().of(district.local(minuteStartMillis).toLocalDate())) {
            if (incident.kind() == Incident.Kind.QUARANTINE_BREACH
                    && incident.start().toEpochMilli() == minuteStartMillis) {
                breach(incident, minuteStartMillis, out);
            }
        }
    }

    private void breach(Incident incident, long minuteStartMillis, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(
                district.settings().seed(),
                "breach".hashCode(),
                incident.subject().hashCode(),
                minuteStartMillis);
        Post gate = posts.get(incident.siteIds().get(0));
        if (district.incidents().isSilent(gate.siteId(), minuteStartMillis)) {
            return;
        }
        long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
        var passage = new ScreeningRecord.Passage(
                gate,
                "b" + Long.toHexString(minuteStartMillis / MINUTE_MILLIS),
                eventTimeMillis,
                false,
                false,
                Shift.atPost(district.local(minuteStartMillis)),
                Phase.ORDINARY);
        ObjectNode event = records.person(passage, dice)
                .put("person_token", incident.subject())
                .put("disposition", "PASSED");
        event.remove("to_site");
        long arrivalMillis = eventTimeMillis + 200 + (long) dice.exponential(1500);
        out.accept(records.made(passage, event, arrivalMillis).ordinary());
    }
}
