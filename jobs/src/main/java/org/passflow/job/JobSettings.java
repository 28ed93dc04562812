package org.passflow.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.passflow.clickhouse.CaFile;
import org.passflow.clickhouse.ClickHouseSettings;
import org.passflow.event.TimeRules;
import org.passflow.flow.BusinessTime;
import org.passflow.kafka.ConnectionFile;
import org.passflow.kafka.KafkaSettings;
import org.passflow.pipeline.TimeSettings;

/**
 * All settings of a job, documented in {@code docs/settings.md}.
 *
 * @param ticksFromJob whether the job writes the ticks itself; false where the writer of the events does
 * @param patience how long the brokers may take to hand over the reference data when the job starts
 * @param files reference data that comes in files
 * @param feverCentidegrees from which temperature a person counts as having a fever, hundredths of a degree Celsius
 */
record JobSettings(
        KafkaSettings kafka,
        ClickHouseSettings clickHouse,
        TimeSettings time,
        Duration patience,
        ReferenceFiles files,
        boolean ticksFromJob,
        int feverCentidegrees) {

    /** @throws IllegalSettingsException naming every problem */
    static JobSettings from(String[] args, Map<String, String> environment) {
        return from(Flags.of(args, environment));
    }

    private static JobSettings from(Flags flags) {
        KafkaSettings kafka = kafka(flags);
        ClickHouseSettings clickHouse = clickHouse(flags);
        TimeSettings time = time(flags);
        Duration patience = flags.duration("kafka.patience", "30 s");
        ReferenceFiles files = files(flags);
        boolean ticksFromJob = flags.read("ticks.from", "job", JobSettings::isJob, true);
        int fever = flags.read("count.fever", "37.3", JobSettings::centidegrees, 0);
        flags.stopOnProblems();
        return new JobSettings(kafka, clickHouse, time, patience, files, ticksFromJob, fever);
    }

    /** The names of all flags, without the dashes. */
    static Set<String> flags() {
        Flags flags = Flags.of(
                new String[] {"--kafka.bootstrap-servers", "broker", "--clickhouse.url", "jdbc:clickhouse://host"},
                Map.of());
        from(flags);
        return flags.known();
    }

    static KafkaSettings kafka(Flags flags) {
        String servers = flags.required("kafka.bootstrap-servers");
        String prefix = flags.text("kafka.topic-prefix", "");
        Map<String, String> connection = flags.read("kafka.properties", "", JobSettings::connection, Map.of());
        return servers.isEmpty() ? null : flags.checked(() -> new KafkaSettings(servers, prefix, connection));
    }

    private static Map<String, String> connection(String file) {
        return file.isEmpty() ? Map.of() : ConnectionFile.read(Path.of(file));
    }

    private static ClickHouseSettings clickHouse(Flags flags) {
        String url = flags.required("clickhouse.url");
        String user = flags.text("clickhouse.user", "passflow_writer");
        String password = flags.secret("clickhouse.password-file", "PASSFLOW_CLICKHOUSE_PASSWORD");
        String ca = flags.read("clickhouse.ca", "", file -> file.isEmpty() ? "" : CaFile.read(Path.of(file)), "");
        int generation = flags.number("count.generation", 0);
        int batchRows = flags.number("clickhouse.batch-rows", 20_000);
        Duration interval = flags.duration("clickhouse.batch-interval", "2 s");
        return url.isEmpty()
                ? null
                : flags.checked(() -> new ClickHouseSettings(url, user, password, ca, generation, batchRows, interval));
    }

    static TimeSettings time(Flags flags) {
        ZoneId zone = flags.read("time.zone", "Asia/Shanghai", ZoneId::of, ZoneId.of("UTC"));
        LocalTime cut = flags.read("time.day-cut", "04:00", LocalTime::parse, LocalTime.MIDNIGHT);
        BusinessTime business = flags.checked(() -> new BusinessTime(zone, cut));
        Duration horizon = flags.duration("time.horizon", "24 h");
        Duration tolerance = flags.duration("time.clock-tolerance", "5 min");
        Duration bound = flags.duration("time.bound", "2 s");
        Duration idle = flags.duration("time.idle", "10 s");
        Duration drift = flags.duration("time.drift", "6 h");
        Duration refresh = flags.duration("time.refresh", "5 s");
        return flags.checked(
                () -> new TimeSettings(business, new TimeRules(horizon, tolerance), bound, idle, drift, refresh));
    }

    static ReferenceFiles files(Flags flags) {
        ReferenceFiles none = new ReferenceFiles(Map.of(), Map.of());
        ReferenceFiles calendar = flags.read("reference.calendar", "", file -> ReferenceFiles.read(file, ""), none);
        ReferenceFiles regions = flags.read("reference.regions", "", file -> ReferenceFiles.read("", file), none);
        return new ReferenceFiles(calendar.phases(), regions.regions());
    }

    private static boolean isJob(String value) {
        return switch (value) {
            case "job" -> true;
            case "outside" -> false;
            default -> throw new IllegalArgumentException("must be job or outside");
        };
    }

    static int centidegrees(String value) {
        double degrees = Double.parseDouble(value);
        if (!(degrees >= 30 && degrees <= 45)) {
            throw new IllegalArgumentException("must be 30 to 45 degrees Celsius");
        }
        return (int) Math.round(degrees * 100);
    }
}
