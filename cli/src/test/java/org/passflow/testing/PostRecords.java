package org.passflow.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/** What posts are and say, for a test that writes it down record by record; it comes out in order of arrival. */
public final class PostRecords {

    private final long startMillis;
    private final List<ArrivingEvent> records = new ArrayList<>();

    /** @param startMillis from when on the posts are in the roster */
    public PostRecords(long startMillis) {
        this.startMillis = startMillis;
    }

    /** A road post, known from the beginning. */
    public void roster(String post, String region, int heartbeatMinutes) {
        String json = ("{\"schema_version\":1,\"site_id\":\"post-%s\",\"kind\":\"ROAD_POST\",\"name_zh\":\"卡口%s\","
                        + "\"name_en\":\"Post %s\",\"region\":\"%s\",\"heartbeat_minutes\":%d,\"valid_from\":%d}")
                .formatted(post, post, post, region, heartbeatMinutes, startMillis);
        add(Topics.SITES, "post-" + post, json, startMillis);
    }

    /** A road post that owes a report every day and gives no sign of life otherwise, known from the beginning. */
    public void reporting(String post, String region) {
        String json = ("{\"schema_version\":1,\"site_id\":\"post-%s\",\"kind\":\"ROAD_POST\",\"name_zh\":\"卡口%s\","
                        + "\"name_en\":\"Post %s\",\"region\":\"%s\",\"reports_daily\":true,\"valid_from\":%d}")
                .formatted(post, post, post, region, startMillis);
        add(Topics.SITES, "post-" + post, json, startMillis);
    }

    /** The report of the day in which it is written that nobody came; it arrives at once. */
    public void zeroReport(String id, String post, long timeMillis) {
        String json = ("{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"post-%s\","
                        + "\"status\":\"DAILY_REPORT\",\"returnees\":0,\"outsiders\":0,\"key_persons\":0,"
                        + "\"key_persons_fever\":0}")
                .formatted(id, timeMillis, post);
        add(Topics.SITE_STATUS, "post-" + post, json, timeMillis);
    }

    /** One sign of life; {@code id} is unique at the post. */
    public void heartbeat(String id, String post, long timeMillis, long arrivalMillis) {
        String json =
                "{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"post-%s\",\"status\":\"HEARTBEAT\"}"
                        .formatted(id, timeMillis, post);
        add(Topics.SITE_STATUS, "post-" + post, json, arrivalMillis);
    }

    /** A person who comes in and is kept there for the temperature. */
    public void held(String id, String post, double degrees, long timeMillis, long arrivalMillis) {
        person(id, post, "HELD", degrees, timeMillis, arrivalMillis);
    }

    /** A person who comes in and may pass. */
    public void passed(String id, String post, double degrees, long timeMillis, long arrivalMillis) {
        person(id, post, "PASSED", degrees, timeMillis, arrivalMillis);
    }

    private void person(
            String id, String post, String disposition, double degrees, long timeMillis, long arrivalMillis) {
        String json =
                ("{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"post-%s\",\"direction\":\"IN\","
                                + "\"subject\":\"PERSON\",\"disposition\":\"%s\",\"temperature_c\":%s}")
                        .formatted(id, timeMillis, post, disposition, degrees);
        add(Topics.CHECKPOINT_EVENTS, "post-" + post, json, arrivalMillis);
    }

    /** Any other record. */
    public void add(String topic, String key, String json, long arrivalMillis) {
        records.add(new ArrivingEvent(topic, key, json.getBytes(UTF_8), arrivalMillis));
    }

    /** All of them; of those that arrive together the one that was written down first comes first. */
    public List<ArrivingEvent> inOrderOfArrival() {
        return records.stream()
                .sorted(Comparator.comparingLong(ArrivingEvent::arrivalMillis))
                .toList();
    }
}
