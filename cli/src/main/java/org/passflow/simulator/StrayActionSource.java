package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/** Actions of duty officers on alerts that nobody knows: left over from yesterday, or mistyped. */
final class StrayActionSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;
    private static final List<String> ACTIONS = List.of("ACK", "SHELVE", "UNSHELVE", "COMMENT", "CLOSE");

    private final District district;

    StrayActionSource(District district) {
        this.district = district;
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(district.settings().seed(), "action".hashCode(), minuteStartMillis);
        int actions = dice.poisson(district.settings().faults().strayActionsPerHour() / 60);
        for (int i = 0; i < actions; i++) {
            long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
            String alertId = "stray-" + dice.below(1000);
            String action = dice.pick(ACTIONS);
            ObjectNode event = EventJson.event(
                            "a" + Long.toHexString(minuteStartMillis / MINUTE_MILLIS) + "-" + i,
                            eventTimeMillis,
                            "board/command-centre")
                    .put("alert_id", alertId)
                    .put("action", action)
                    .put("actor", "duty-officer");
            if (action.equals("CLOSE")) {
                event.put("outcome", "HANDLED");
            }
            long arrivalMillis = eventTimeMillis + (long) dice.exponential(300);
            district.delivery().send(new Made(Topics.ALERT_ACTIONS, alertId, event, arrivalMillis), dice, out);
        }
    }
}
