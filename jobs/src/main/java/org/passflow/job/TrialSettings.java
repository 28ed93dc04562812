package org.passflow.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.passflow.event.Position;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.kafka.KafkaSettings;
import org.passflow.pipeline.TimeSettings;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Validity;

/**
 * What is tried on which events.
 *
 * @param rule the set of settings, as if it had always been in force; in place of every version of its id
 * @param from alerts noticed before are left out
 * @param until arrival of the first record that is not read
 * @param out where the alerts are written, a line each
 */
record TrialSettings(
        KafkaSettings kafka,
        TimeSettings time,
        Duration patience,
        ReferenceFiles files,
        int feverCentidegrees,
        AlertRule rule,
        Instant from,
        Instant until,
        Path out) {

    /** @throws IllegalSettingsException naming every problem */
    static TrialSettings from(String[] args, Map<String, String> environment) {
        Flags flags = Flags.of(args, environment);
        KafkaSettings kafka = JobSettings.kafka(flags);
        TimeSettings time = JobSettings.time(flags);
        Duration patience = flags.duration("kafka.patience", "30 s");
        ReferenceFiles files = JobSettings.files(flags);
        int fever = flags.read("count.fever", "37.3", JobSettings::centidegrees, 0);
        AlertRule rule = flags.read("trial.rule", "", TrialSettings::rule, null);
        Instant from = flags.read("trial.from", "1970-01-01T00:00:00Z", Instant::parse, Instant.EPOCH);
        Instant until = flags.read("trial.until", "", Instant::parse, Instant.EPOCH);
        Path out = flags.read("trial.out", "", Path::of, Path.of(""));
        flags.stopOnProblems();
        return new TrialSettings(kafka, time, patience, files, fever, rule, from, until, out);
    }

    private static AlertRule rule(String file) {
        try {
            ReferenceVersion version =
                    new ControlDecoder().decode(Topics.ALERT_RULES, 0, 0, 0, Files.readAllBytes(Path.of(file)));
            if (version.alertRule() == null) {
                throw new IllegalArgumentException("cannot be used: " + version.reject());
            }
            return version.alertRule();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule as a version that precedes all others. */
    ReferenceVersion version() {
        return ReferenceVersion.of(new Position(Topics.ALERT_RULES, -1, -1, 0), new Validity(0, null), rule);
    }
}
