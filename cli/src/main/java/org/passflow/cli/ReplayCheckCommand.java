package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.passflow.replay.CountedMinutes;
import org.passflow.replay.MappingException;
import org.passflow.replay.PublishedCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow replay check}: compares what was counted with a published count. */
@Command(
        name = "check",
        description = "Compares the counts of a replay with a published count, window by window.",
        mixinStandardHelpOptions = true)
public final class ReplayCheckCommand implements Callable<Integer> {

    @Option(
            names = "--mapping",
            required = true,
            description = "the replay's mapping file; its section 'published' is used")
    private Path mappingFile;

    @Option(names = "--published", required = true, description = "CSV file of the published count")
    private Path publishedFile;

    @Mixin
    private ClickHouseOptions clickHouse;

    @Option(names = "--user", defaultValue = "analyst", description = "who reads (default: ${DEFAULT-VALUE})")
    private String user;

    @Option(
            names = "--wait",
            defaultValue = "PT60S",
            description = "how long to wait for counts still under way (default: ${DEFAULT-VALUE})")
    private Duration patience;

    @Override
    public Integer call() throws IOException, SQLException {
        try {
            PublishedCount published = PublishedCount.read(publishedFile, ReplayCommand.mapping(mappingFile));
            List<PublishedCount.Difference> differences = lastDifferences(published);
            int windows = published.windows().size();
            System.out.printf("%d of %d windows equal%n", windows - differences.size(), windows);
            differences.forEach(difference -> System.out.printf(
                    "%s %s %s: published %d, counted %d%n",
                    difference.window().start(),
                    difference.window().siteId(),
                    difference.window().direction(),
                    difference.published(),
                    difference.counted()));
            return differences.isEmpty() ? 0 : 1;
        } catch (MappingException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    /** Looks once a second until nothing differs or the patience is at its end. */
    private List<PublishedCount.Difference> lastDifferences(PublishedCount published) throws SQLException {
        CountedMinutes counted = new CountedMinutes(clickHouse.jdbcUrl(), clickHouse.login(user));
        long endNanos = System.nanoTime() + patience.toNanos();
        List<PublishedCount.Difference> differences = published.differences(counted.read(published));
        while (!differences.isEmpty() && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            differences = published.differences(counted.read(published));
        }
        return differences;
    }
}
