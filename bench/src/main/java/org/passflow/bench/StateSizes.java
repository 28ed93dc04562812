package org.passflow.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How large the job's state is, from two data sets: many sites with one event each, few sites with many events. */
record StateSizes(BenchKafka kafka, ChildJvm jvm, Path target) {

    private static final int MANY_SITES = 100_000;
    private static final int FEW_SITES = 1_000;
    private static final long MANY_EVENTS = 1_000_000;

    /** Shorter than the horizon less the longest delay of an event, so that nothing has been removed at its end. */
    private static final Duration SPAN = Duration.ofMinutes(50);

    /**
     * Sizes of canonical savepoints, in which a state looks the same whatever backend keeps it.
     *
     * @param sparseBytes of the first data set
     * @param denseBytes of the second one
     */
    record Sizes(long sparseBytes, long denseBytes, double bytesPerSite, double bytesPerEvent) {

        /** With what the job keeps without sites taken as nothing, two sizes give two costs. */
        static Sizes of(long sparseBytes, long denseBytes) {
            double siteAndEvent = (double) sparseBytes / MANY_SITES;
            double perEvent = (denseBytes - FEW_SITES * siteAndEvent) / (MANY_EVENTS - FEW_SITES);
            return new Sizes(sparseBytes, denseBytes, siteAndEvent - perEvent, perEvent);
        }
    }

    Sizes measure() throws IOException, InterruptedException {
        return Sizes.of(
                size(new DataSet("sparse-", MANY_SITES, MANY_SITES, SPAN)),
                size(new DataSet("dense-", MANY_EVENTS, FEW_SITES, SPAN)));
    }

    private long size(DataSet data) throws IOException, InterruptedException {
        kafka.write(data);
        Path result = Files.createTempFile(target, "state", ".json");
        jvm.run(
                data.prefix() + "state",
                MeasureState.class,
                List.of(
                        "--servers=" + kafka.servers(),
                        "--prefix=" + data.prefix(),
                        "--until=" + (EventGenerator.START_MILLIS + data.span().toMillis()),
                        "--folder=" + target.resolve("savepoints"),
                        "--result=" + result));
        long bytes = new JsonMapper().readValue(result.toFile(), Long.class);
        Files.delete(result);
        return bytes;
    }
}
