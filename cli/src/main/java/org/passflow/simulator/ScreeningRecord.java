package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.passflow.event.Topics;

/** The record that a post writes about one person or vehicle. Shares of answers are assumptions. */
final class ScreeningRecord {

    /** Fever by the usual Chinese rule, degrees Celsius. */
    private static final double FEVER_FROM = 37.3;

    private static final double FEVERISH = 0.002;
    private static final String HOME = "141002";
    private static final List<String> ELSEWHERE =
            List.of("141023", "140802", "140406", "1401", "6101", "4101", "4201", "3101", "11", "44");
    private static final List<String> TOWNSHIPS =
            List.of("141002001", "141002005", "141002101", "141002107", "141002200", "141002201");

    private final District district;

    ScreeningRecord(District district) {
        this.district = district;
    }

    /** One subject before the post. */
    record Passage(Post post, String eventId, long eventTimeMillis, boolean goesIn, boolean registeredByHand) {}

    /** The record on its way; where the network is down, it arrives when that is back. */
    Made made(Passage passage, ObjectNode event, long arrivalMillis) {
        String siteId = passage.post().siteId();
        return new Made(
                Topics.CHECKPOINT_EVENTS, siteId, event, district.incidents().arrivalMillis(siteId, arrivalMillis));
    }

    ObjectNode person(Passage passage, Dice dice) {
        ObjectNode event = begin(passage, "PERSON");
        boolean isLocal = dice.chance(0.78);
        double degrees =
                dice.chance(FEVERISH) ? FEVER_FROM + dice.exponential(0.5) : Math.min(dice.normal(36.4, 0.25), 37.2);
        event.put("disposition", personDisposition(degrees >= FEVER_FROM, passage.goesIn(), isLocal, dice));
        if (dice.chance(0.96)) {
            event.put("person_token", personToken(passage, isLocal, dice));
        }
        if (dice.chance(0.98)) {
            event.put("temperature_c", decimal(Math.min(degrees, 42), dice));
        }
        event.put("mask", dice.chance(0.985));
        boolean isRegistered = dice.chance(0.97);
        event.put("registered", isRegistered);
        if (isRegistered) {
            event.put("registration_valid", dice.chance(0.98));
        }
        event.put("residency", isLocal ? "LOCAL" : "OUTSIDER");
        event.put("purpose", purpose(isLocal, dice));
        event.put("origin_region", isLocal ? HOME : dice.pick(ELSEWHERE));
        if (passage.goesIn()) {
            event.put("destination_region", dice.pick(TOWNSHIPS));
        }
        event.put("capture_mode", captureMode(passage, dice));
        return end(event, passage, dice);
    }

    ObjectNode vehicle(Passage passage, Dice dice) {
        ObjectNode event = begin(passage, "VEHICLE");
        boolean turnedBack = passage.goesIn() && dice.chance(0.02);
        event.put("disposition", turnedBack ? "TURNED_BACK" : "PASSED");
        event.put("vehicle_token", district.token(dice.below(Long.MAX_VALUE)));
        if (dice.chance(0.97)) {
            event.put("occupants", Math.min(1 + dice.poisson(0.7), 60));
        }
        event.put("disinfected", dice.chance(0.9));
        return end(event, passage, dice);
    }

    /** A person at a sampling desk: no direction, for nobody passes there. */
    ObjectNode sampling(Passage sampling, Dice dice) {
        ObjectNode event = begin(sampling, "PERSON");
        event.remove("direction");
        event.put("disposition", "PASSED");
        event.put("person_token", personToken(sampling, true, dice));
        if (dice.chance(0.1)) {
            event.put("temperature_c", decimal(Math.min(dice.normal(36.4, 0.25), 37.2), dice));
        }
        event.put("capture_mode", captureMode(sampling, dice));
        return end(event, sampling, dice);
    }

    private static ObjectNode begin(Passage passage, String subject) {
        String source = passage.registeredByHand() ? "paper-register/township" : "screening-terminal/health";
        return EventJson.event(passage.eventId(), passage.eventTimeMillis(), source)
                .put("site_id", passage.post().siteId())
                .put("direction", passage.goesIn() ? "IN" : "OUT")
                .put("subject", subject);
    }

    private static ObjectNode end(ObjectNode event, Passage passage, Dice dice) {
        event.put("lane", Integer.toString(1 + dice.below(passage.post().lanes())));
        return event;
    }

    private static String personDisposition(boolean hasFever, boolean goesIn, boolean isLocal, Dice dice) {
        if (hasFever) {
            return dice.chance(0.7) ? "REFERRED" : "HELD";
        }
        if (goesIn && dice.chance(isLocal ? 0.002 : 0.08)) {
            return "TURNED_BACK";
        }
        return dice.chance(0.001) ? "TRANSFERRED" : "PASSED";
    }

    private static String purpose(boolean isLocal, Dice dice) {
        if (isLocal) {
            return dice.chance(0.85) ? "COMMUTE" : "RETURN_HOME";
        }
        return dice.pick(List.of("RETURN_WORK", "RETURN_HOME", "VISIT", "TRANSIT"));
    }

    private static String captureMode(Passage passage, Dice dice) {
        if (passage.registeredByHand()) {
            return "MANUAL";
        }
        return dice.chance(0.85) ? "SELF" : "ASSISTED";
    }

    /** Locals are the same four hundred people day by day; strangers come once. */
    private String personToken(Passage passage, boolean isLocal, Dice dice) {
        return district.token(isLocal ? passage.post().number() + dice.below(400) : dice.below(Long.MAX_VALUE));
    }

    /** One decimal as thermometers show it; some send more, and those test the rounding. */
    private static BigDecimal decimal(double degrees, Dice dice) {
        return BigDecimal.valueOf(degrees).setScale(dice.chance(0.05) ? 3 : 1, RoundingMode.HALF_UP);
    }
}
