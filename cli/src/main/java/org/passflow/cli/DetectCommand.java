package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.passflow.series.SeriesFolder;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow detect}: what the detector says of series in files. Writes nothing where a file has a fault. */
@Command(
        name = "detect",
        description = {
            "Scores series of values: each CSV file below --in, with columns timestamp (2026-11-23 08:30:00) and value,"
                    + " becomes a file at the same path below --out with a third column, anomaly_score.",
            "From 0.565217 on a score is an alert. What it means: docs/detector.md."
        },
        mixinStandardHelpOptions = true)
public final class DetectCommand implements Callable<Integer> {

    @Option(names = "--in", required = true, paramLabel = "DIR", description = "folder with the series")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the scores, not below --in")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(in)) {
            throw new StackException("--in is no folder: " + in);
        }
        if (out.toAbsolutePath().normalize().startsWith(in.toAbsolutePath().normalize())) {
            throw new StackException("--out must not lie in --in: its files would be read as series the next time");
        }
        SeriesFolder series = SeriesFolder.read(in);
        if (series.size() == 0) {
            throw new StackException("No file ends in .csv below --in: " + in);
        }
        if (!series.problems().isEmpty()) {
            throw new StackException(String.join("\n", series.problems()));
        }
        series.writeScores(out);
        spec.commandLine().getOut().printf("%d series scored%n", series.size());
        return 0;
    }
}
