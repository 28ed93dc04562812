package org.passflow.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Diagnosis;

/** Whether counts keep up with the clock, as ClickHouse shows them: the whole way from Kafka to the tables works. */
record WatermarkCheck(ClickHouseHttp analyst, String database, String job, Duration pause) implements Check {
    /** A tick comes every five seconds, and an idle partition holds time back for ten. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    /** Slower than this it does not catch up; the rest is for what two looks cannot tell. */
    private static final double AS_THE_CLOCK = 0.9;

    private static final String SUBJECT = "watermark";

    /** How far counts were at one moment, both by ClickHouse's clock. */
    record Reading(Instant at, Instant watermark) {
        Duration behind() {
            return Duration.between(watermark, at);
        }

        boolean isNear() {
            return behind().compareTo(NEAR) <= 0;
        }
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public List<Diagnosis> run() throws IOException, InterruptedException {
        Optional<Reading> first = read();
        if (first.isEmpty()) {
            return List.of(Diagnosis.fail(
                    SUBJECT,
                    "nothing was ever reported",
                    "just started: look again in a minute; else the job does not reach ClickHouse"));
        }
        if (first.get().isNear()) {
            return List.of(judge(first.get(), first.get()));
        }
        Thread.sleep(pause.toMillis());
        return List.of(judge(first.get(), read().orElse(first.get())));
    }

    private Optional<Reading> read() throws IOException, InterruptedException {
        List<JsonNode> rows = analyst.query(
                """
                SELECT toUnixTimestamp64Milli(max(watermark)) AS watermark, toUnixTimestamp64Milli(now64(3)) AS now
                FROM %s.v_freshness WHERE job = {job:String} HAVING count() > 0"""
                        .formatted(database),
                Map.of("param_job", job));
        return rows.stream()
                .findFirst()
                .map(row -> new Reading(
                        Instant.ofEpochMilli(row.path("now").asLong()),
                        Instant.ofEpochMilli(row.path("watermark").asLong())));
    }

    /** Of one look, or of two where the first saw counts far behind. */
    static Diagnosis judge(Reading first, Reading second) {
        long behind = second.behind().toSeconds();
        String text = "counts are %d s behind the clock, at %s".formatted(behind, second.watermark());
        if (second.isNear()) {
            return Diagnosis.ok(SUBJECT, text);
        }
        double moved = Duration.between(first.watermark(), second.watermark()).toMillis();
        if (moved <= 0) {
            return Diagnosis.fail(
                    SUBJECT, text + ", and stand still", "no window closes: runbook.md#passflowwatermarkstill");
        }
        double speed =
                moved / Math.max(1, Duration.between(first.at(), second.at()).toMillis());
        if (speed < AS_THE_CLOCK) {
            return Diagnosis.fail(
                    SUBJECT,
                    "%s, and fall further behind".formatted(text),
                    "more parallelism, or less load: runbook.md#passflowwatermarklate");
        }
        String when = speed > 1 ? ", level in some %.0f s".formatted(behind / (speed - 1)) : "";
        return Diagnosis.warn(
                SUBJECT, "%s, at %.1f times its speed%s".formatted(text, speed, when), "it catches up: wait");
    }
}
