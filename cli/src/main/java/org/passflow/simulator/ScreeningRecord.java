package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.passflow.event.Topics;

/** The record that a post writes about one person or vehicle. Shares of answers are assumptions. */
final class ScreeningRecord {

    private static final List<String> STRANGERS_PURPOSES = List.of("RETURN_WORK", "RETURN_HOME", "VISIT", "TRANSIT");
    private static final List<String> KINDS_BEFORE_A_VILLAGE = List.of("VILLAGE_ENTRANCE", "COMPOUND_GATE");
    private static final String CLINIC = "clinic-duandian-1";
    private static final String QUARANTINE = "quarantine-yaodu-1";
    private static final int STUCK_DEGREES = 42;
    private static final double NEGLECTED_SHARE = 0.4;

    private final District district;

    ScreeningRecord(District district) {
        this.district = district;
    }

    /** One subject before the post. */
    record Passage(
            Post post,
            String eventId,
            long eventTimeMillis,
            boolean goesIn,
            boolean registeredByHand,
            String shift,
            Phase phase) {}

    /** The record on its way; where the network is down, it arrives when that is back. */
    Made made(Passage passage, ObjectNode event, long arrivalMillis) {
        String siteId = passage.post().siteId();
        return new Made(
                Topics.CHECKPOINT_EVENTS, siteId, event, district.incidents().arrivalMillis(siteId, arrivalMillis));
    }

    ObjectNode person(Passage passage, Dice dice) {
        ObjectNode event = begin(passage, "PERSON").put("direction", passage.goesIn() ? "IN" : "OUT");
        boolean isLocal = dice.chance(0.78);
        double degrees = Health.degrees(dice);
        putDisposition(event, passage, isLocal, Health.isFever(degrees), dice);
        String home = home(passage.post(), dice);
        if (dice.chance(0.96)) {
            event.put(
                    "person_token",
                    isLocal ? district.resident(home, dice) : district.token(dice.below(Long.MAX_VALUE)));
        }
        if (dice.chance(0.98)) {
            event.put("temperature_c", Health.shown(degrees, dice));
        }
        putMusts(event, dice);
        putNeglect(event, passage, dice);
        putSymptoms(event, Health.isFever(degrees), dice);
        putWay(event, passage, isLocal ? home : null, dice);
        return end(event, passage, dice);
    }

    ObjectNode vehicle(Passage passage, Dice dice) {
        ObjectNode event = begin(passage, "VEHICLE").put("direction", passage.goesIn() ? "IN" : "OUT");
        double left = dice.between(0, 1);
        String disposition = passage.goesIn() && left < 0.02
                ? "TURNED_BACK"
                : left > 0.998 ? dice.pick(List.of("HELD", "TRANSFERRED", "REFERRED")) : "PASSED";
        event.put("disposition", disposition);
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
        event.put("disposition", "PASSED");
        event.put("person_token", district.resident(home(sampling.post(), dice), dice));
        if (dice.chance(0.1)) {
            event.put("temperature_c", Health.shown(Health.degrees(dice), dice));
        }
        event.put("residency", "LOCAL");
        event.put("capture_mode", captureMode(sampling, dice));
        return end(event, sampling, dice);
    }

    private static ObjectNode begin(Passage passage, String subject) {
        String source = passage.registeredByHand() ? "paper-register/township" : "screening-terminal/health";
        return EventJson.event(passage.eventId(), passage.eventTimeMillis(), source)
                .put("site_id", passage.post().siteId())
                .put("subject", subject);
    }

    private static ObjectNode end(ObjectNode event, Passage passage, Dice dice) {
        return event.put("lane", Integer.toString(1 + dice.below(passage.post().lanes())))
                .put("shift", passage.shift());
    }

    private void putDisposition(ObjectNode event, Passage passage, boolean isLocal, boolean fever, Dice dice) {
        if (fever) {
            boolean isReferred = dice.chance(0.7);
            event.put("disposition", isReferred ? "REFERRED" : "HELD");
            if (isReferred) {
                event.put("to_site", CLINIC);
            }
        } else if (passage.goesIn() && dice.chance(isLocal ? 0.002 : outsidersTurnedBack(passage))) {
            event.put("disposition", "TURNED_BACK");
        } else if (dice.chance(0.001)) {
            event.put("disposition", "TRANSFERRED").put("to_site", QUARANTINE);
        } else {
            event.put("disposition", "PASSED");
        }
    }

    private double outsidersTurnedBack(Passage passage) {
        LocalDate day = district.local(passage.eventTimeMillis()).toLocalDate();
        return district.policy().isInForce(passage.post(), day) ? 1 : 0.08;
    }

    /** What an incident at the post does to everybody's record. */
    private void putNeglect(ObjectNode event, Passage passage, Dice dice) {
        String siteId = passage.post().siteId();
        if (district.incidents().is(Incident.Kind.THERMOMETER_STUCK, siteId, passage.eventTimeMillis())
                && event.has("temperature_c")) {
            event.put("temperature_c", STUCK_DEGREES);
        }
        if (district.incidents().is(Incident.Kind.MUSTS_NEGLECTED, siteId, passage.eventTimeMillis())) {
            event.put("mask", dice.chance(NEGLECTED_SHARE)).put("disinfected", dice.chance(NEGLECTED_SHARE));
        }
    }

    /** Temperature, mask, disinfection (DOMAIN C5), and the register. */
    private static void putMusts(ObjectNode event, Dice dice) {
        event.put("mask", dice.chance(0.985));
        if (dice.chance(0.95)) {
            event.put("disinfected", dice.chance(0.93));
        }
        boolean isRegistered = dice.chance(0.97);
        event.put("registered", isRegistered);
        if (isRegistered) {
            event.put("registration_valid", dice.chance(0.98));
        }
    }

    /** Few are asked; most of them have none. */
    private static void putSymptoms(ObjectNode event, boolean fever, Dice dice) {
        if (fever || dice.chance(0.05)) {
            ArrayNode symptoms = event.putArray("symptoms");
            Health.symptoms(fever, dice).forEach(symptoms::add);
        }
    }

    /** Why, from where, and where to. */
    private void putWay(ObjectNode event, Passage passage, String home, Dice dice) {
        boolean isLocal = home != null;
        event.put("residency", isLocal ? "LOCAL" : "OUTSIDER");
        event.put("purpose", purpose(isLocal, passage.phase(), dice));
        if (dice.chance(0.97)) {
            event.put(
                    "origin_region",
                    isLocal ? Places.DISTRICT : district.places().elsewhere(dice));
        }
        if (passage.goesIn() && dice.chance(0.96)) {
            boolean isBeforeHome =
                    KINDS_BEFORE_A_VILLAGE.contains(passage.post().kind());
            event.put(
                    "destination_region",
                    isBeforeHome ? passage.post().region() : district.places().township(dice));
        }
        event.put("capture_mode", captureMode(passage, dice));
    }

    private static String purpose(boolean isLocal, Phase phase, Dice dice) {
        if (isLocal) {
            return dice.chance(0.85) ? "COMMUTE" : "RETURN_HOME";
        }
        return phase.purpose != null && dice.chance(0.5) ? phase.purpose : dice.pick(STRANGERS_PURPOSES);
    }

    private static String captureMode(Passage passage, Dice dice) {
        if (passage.registeredByHand()) {
            return "MANUAL";
        }
        return dice.chance(0.85) ? "SELF" : "ASSISTED";
    }

    /** Mostly people from around pass a post that stands in a village; anybody passes an exit. */
    private String home(Post post, Dice dice) {
        boolean isFromHere = post.region().length() == 12 && dice.chance(0.85);
        return isFromHere ? post.region() : district.places().village(dice);
    }
}
