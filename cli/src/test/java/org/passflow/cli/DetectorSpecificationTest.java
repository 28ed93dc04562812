package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scores of {@code passflow detect} against the detector's executable specification and the benchmark's rules, on four
 * series of the Numenta Anomaly Benchmark. Skipped where those do not lie beside the checkout, in the folder that
 * {@code -Dpassflow.shared} names, or where there is no Python.
 */
class DetectorSpecificationTest {

    private static final Path SHARED = Path.of(
            System.getProperty("passflow.shared", Path.of("..", "..", "shared").toString()));
    private static final Path DATA = SHARED.resolve("data/flow-anomaly");
    private static final Path SPECIFICATION = SHARED.resolve("tools/flow_detector.py");
    private static final Path SCORER = SHARED.resolve("tools/nab_score.py");
    private static final String TAXI = "realKnownCause/nyc_taxi.csv";
    private static final String TRAVEL_TIME = "realTraffic/TravelTime_387.csv";
    private static final String OCCUPANCY = "realTraffic/occupancy_6005.csv";
    private static final String SPEED = "realTraffic/speed_7578.csv";
    private static final Pattern NORMALISED = Pattern.compile("NORMALISED (\\d+\\.\\d+)");

    @TempDir
    private static Path folder;

    private static boolean comparable;
    private static Path ours;
    private static Path specified;

    @BeforeAll
    static void bothScoreTheSeries() throws Exception {
        comparable = Files.exists(SPECIFICATION) && Files.isDirectory(DATA) && hasPython();
        if (!comparable) {
            return;
        }
        ours = folder.resolve("ours");
        specified = folder.resolve("specified");

        assertThat(Passflow.commandLine().execute("detect", "--in", DATA.toString(), "--out", ours.toString()))
                .isZero();
        python(SPECIFICATION.toString(), DATA.toString(), specified.toString(), TAXI, TRAVEL_TIME, OCCUPANCY, SPEED);
    }

    /** Before each, for a class that is skipped as a whole is not in the report. */
    @BeforeEach
    void theyCanBeCompared() {
        assumeTrue(
                comparable, "skipped: specification and series are not beside this checkout, or there is no python3");
    }

    @ParameterizedTest
    @ValueSource(strings = {TAXI, TRAVEL_TIME, OCCUPANCY, SPEED})
    void scoresEqualTheSpecificationToAMillionth(String series) throws IOException {
        List<String> rows = Files.readAllLines(ours.resolve(series));
        List<String> specifiedRows = Files.readAllLines(specified.resolve(series));

        assertThat(rows).hasSameSizeAs(specifiedRows).hasSizeGreaterThan(1_000);
        for (int index = 1; index < rows.size(); index++) {
            String row = rows.get(index);
            assertThat(input(row)).isEqualTo(input(specifiedRows.get(index)));
            assertThat(score(row)).as(row).isEqualTo(score(specifiedRows.get(index)), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"standard, 92.2174", "reward_low_FP_rate, 90.1868", "reward_low_FN_rate, 94.8116"})
    void benchmarkScoresAreAsDocumented(String profile, double expected) throws Exception {
        assertThat(benchmark("--profile", profile)).isEqualTo(expected, within(5e-5));
    }

    @Test
    void benchmarkScoreHoldsAtTheThresholdOfAnAlert() throws Exception {
        assertThat(benchmark("--threshold", "0.565217")).isEqualTo(92.2174, within(5e-5));
    }

    private static double benchmark(String option, String value) throws Exception {
        String report = python(
                SCORER.toString(),
                "--windows",
                DATA.resolve("windows.json").toString(),
                "--scores",
                ours.toString(),
                option,
                value);
        Matcher normalised = NORMALISED.matcher(report);
        assertThat(normalised.find()).as(report).isTrue();
        return Double.parseDouble(normalised.group(1));
    }

    private static String input(String row) {
        return row.substring(0, row.lastIndexOf(','));
    }

    private static double score(String row) {
        return Double.parseDouble(row.substring(row.lastIndexOf(',') + 1));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String python(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
