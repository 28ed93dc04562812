package org.passflow.health;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.FlinkRest;

/** Whether clocks agree: that of the JobManager and that of ClickHouse against this machine's. */
record ClockCheck(FlinkRest flink, ClickHouseHttp analyst, InstantSource clock) implements Check {
    /** What the bridge and Alertmanager bear. */
    private static final Duration AGREEING = Duration.ofSeconds(2);

    /** Ages are then wrong by more than what most limits are. */
    private static final Duration TOO_FAR = Duration.ofSeconds(30);

    /**
     * A server's clock.
     *
     * @param offset how far it is ahead of this machine's, negative if behind
     * @param uncertainty half of what the question took
     */
    record Reading(String server, Duration offset, Duration uncertainty) {
        Duration atLeast() {
            Duration sure = offset.abs().minus(uncertainty);
            return sure.isNegative() ? Duration.ZERO : sure;
        }
    }

    @FunctionalInterface
    private interface Question {
        Optional<Instant> ask() throws IOException, InterruptedException;
    }

    @Override
    public String subject() {
        return "clocks";
    }

    @Override
    public List<Diagnosis> run() throws IOException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        read("JobManager", this::flinksTime).ifPresent(readings::add);
        read("ClickHouse", this::clickHousesTime).ifPresent(readings::add);
        return List.of(judge(readings));
    }

    private Optional<Reading> read(String server, Question question) throws IOException, InterruptedException {
        Instant before = clock.instant();
        Optional<Instant> told = question.ask();
        Duration half = Duration.between(before, clock.instant()).dividedBy(2);
        return told.map(time -> new Reading(server, Duration.between(before.plus(half), time), half));
    }

    /** Only the page of a job tells it. */
    private Optional<Instant> flinksTime() throws IOException, InterruptedException {
        List<FlinkRest.Job> jobs = flink.jobs();
        return jobs.isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(
                        flink.get("/jobs/" + jobs.get(0).id()).path("now").asLong()));
    }

    private Optional<Instant> clickHousesTime() throws IOException, InterruptedException {
        return Optional.of(Instant.ofEpochMilli(analyst.query("SELECT toUnixTimestamp64Milli(now64(3)) AS now")
                .get(0)
                .path("now")
                .asLong()));
    }

    static Diagnosis judge(List<Reading> readings) {
        StringBuilder text = new StringBuilder("to this machine's:");
        Duration worst = Duration.ZERO;
        for (Reading reading : readings) {
            text.append(
                    " %s %+.1f s".formatted(reading.server(), reading.offset().toMillis() / 1000.0));
            worst = worst.compareTo(reading.atLeast()) > 0 ? worst : reading.atLeast();
        }
        String advice = "set the clocks (NTP): arrival, ages and paging go by them";
        if (worst.compareTo(AGREEING) <= 0) {
            return Diagnosis.ok("clocks", text.toString());
        }
        return worst.compareTo(TOO_FAR) <= 0
                ? Diagnosis.warn("clocks", text.toString(), advice)
                : Diagnosis.fail("clocks", text.toString(), advice);
    }
}
