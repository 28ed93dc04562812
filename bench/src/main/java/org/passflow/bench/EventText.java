package org.passflow.bench;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** What a gateway writes about one person or vehicle, some 300 bytes of JSON. Shares of answers as the simulator's. */
final class EventText {

    private static final List<String> ELSEWHERE = List.of("141023", "140802", "140406", "1401", "6101", "4101", "4201");
    private static final List<String> PURPOSES_OF_OUTSIDERS = List.of("RETURN_WORK", "RETURN_HOME", "VISIT", "TRANSIT");
    private static final double VEHICLES = 0.14;
    private static final double SAMPLINGS = 0.01;
    private static final double LOCALS = 0.78;
    /** The same people pass a gate day by day. */
    private static final int LOCALS_OF_A_SITE = 400;

    private final SplittableRandom random;
    private final Crowd crowd;
    private final StringBuilder json = new StringBuilder(512);

    EventText(SplittableRandom random) {
        this(random, Crowd.ENDLESS);
    }

    EventText(SplittableRandom random, Crowd crowd) {
        this.random = random;
        this.crowd = crowd;
    }

    /**
     * Who passes.
     *
     * @param strangersOfASite who come to a site again and again; 0 where none comes twice
     * @param feverish share of those with a fever
     * @param turnedBack share of strangers who are
     * @param healthyTenths the highest temperature without a fever, tenths of a degree Celsius
     */
    record Crowd(int strangersOfASite, double feverish, double turnedBack, int healthyTenths) {
        static final Crowd ENDLESS = new Crowd(0, 0.002, 0.08, 371);

        /**
         * Of which after some minutes all were seen, for whom hardly anybody is called, and of whom hardly anything is kept
         * for days: temperatures of 37 degrees and above are, in case a rule comes to ask for them.
         */
        static final Crowd STEADY = new Crowd(100, 0.00002, 0.002, 369);
    }

    /** What is in front of the post. A sampling has no direction. */
    enum Kind {
        PERSON,
        VEHICLE,
        SAMPLING
    }

    /** One of them, at a site and a time in epoch milliseconds. */
    record Subject(int site, Kind kind, long number, long eventTimeMillis) {}

    static String siteId(int site) {
        return "gate-" + (1_000_000 + site);
    }

    /** The record that takes the event of {@code json} back. */
    static String voiding(String json) {
        return json.substring(0, json.length() - 1) + ",\"void\":true}";
    }

    Kind kind() {
        double chance = random.nextDouble();
        if (chance < SAMPLINGS) {
            return Kind.SAMPLING;
        }
        return chance < SAMPLINGS + VEHICLES ? Kind.VEHICLE : Kind.PERSON;
    }

    String json(Subject subject) {
        json.setLength(0);
        json.append("{\"schema_version\":1,\"event_id\":\"p-")
                .append(Long.toHexString(subject.number()))
                .append("\",\"event_time\":")
                .append(subject.eventTimeMillis());
        text("site_id", siteId(subject.site()));
        if (subject.kind() != Kind.SAMPLING) {
            text("direction", random.nextBoolean() ? "IN" : "OUT");
        }
        if (subject.kind() == Kind.VEHICLE) {
            vehicle();
        } else {
            person(subject.site());
        }
        text("lane", Integer.toString(1 + random.nextInt(3)));
        return json.append('}').toString();
    }

    private void vehicle() {
        text("subject", "VEHICLE");
        text("disposition", random.nextDouble() < 0.02 ? "TURNED_BACK" : "PASSED");
        text("vehicle_token", token(random.nextLong()));
        value("occupants", Integer.toString(1 + random.nextInt(4)));
        value("disinfected", yes(0.9));
        text("source", "screening-terminal/health");
    }

    private void person(int site) {
        boolean isLocal = random.nextDouble() < LOCALS;
        boolean hasFever = random.nextDouble() < crowd.feverish();
        text("subject", "PERSON");
        text("disposition", disposition(isLocal, hasFever));
        long who = isLocal ? (long) site * LOCALS_OF_A_SITE + random.nextInt(LOCALS_OF_A_SITE) : stranger(site);
        text("person_token", token(who));
        int tenths = hasFever ? 373 + random.nextInt(15) : 355 + random.nextInt(crowd.healthyTenths() - 354);
        value("temperature_c", tenths / 10 + "." + tenths % 10);
        value("mask", yes(0.985));
        value("registered", yes(0.97));
        text("residency", isLocal ? "LOCAL" : "OUTSIDER");
        text("purpose", isLocal ? "COMMUTE" : pick(PURPOSES_OF_OUTSIDERS));
        text("origin_region", isLocal ? "141002" : pick(ELSEWHERE));
        text("capture_mode", random.nextDouble() < 0.85 ? "SELF" : "ASSISTED");
    }

    /** Locals count from 0 up. */
    private long stranger(int site) {
        int known = crowd.strangersOfASite();
        return known == 0 ? random.nextLong() : -1 - ((long) site * known + random.nextInt(known));
    }

    private String disposition(boolean isLocal, boolean hasFever) {
        if (hasFever) {
            return "REFERRED";
        }
        return random.nextDouble() < (isLocal ? 0.002 : crowd.turnedBack()) ? "TURNED_BACK" : "PASSED";
    }

    private void text(String name, String text) {
        json.append(",\"").append(name).append("\":\"").append(text).append('"');
    }

    private void value(String name, String value) {
        json.append(",\"").append(name).append("\":").append(value);
    }

    private String yes(double share) {
        return random.nextDouble() < share ? "true" : "false";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Looks like the beginning of an HMAC in hex. */
    private static String token(long number) {
        long first = mix(number);
        return HexFormat.of().toHexDigits(first) + HexFormat.of().toHexDigits(mix(first));
    }

    /** Spreads a number over all 64 bits (the finaliser of SplitMix64, Steele et al. 2014). */
    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
