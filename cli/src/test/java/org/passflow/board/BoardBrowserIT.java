package org.passflow.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestStack;

/**
 * The page in a browser, on the running stack: what an officer sees and does, and what must not be possible. The steps
 * are JavaScript (dashboards/board/browser); what happens to the district meanwhile they ask of {@link BoardControl}.
 */
@ExtendWith(StackExtension.class)
class BoardBrowserIT {
    private static final Path TESTS = Path.of("..", "dashboards", "board", "browser");
    private static final long PATIENCE_MINUTES = 15;

    @Test
    void pageDoesWhatAnOfficerNeedsAndNothingThatOthersWant(TestStack stack) throws Exception {
        install();

        try (LiveDistrict district = LiveDistrict.start(stack);
                BoardControl control = BoardControl.start(stack, district)) {
            Map<String, String> addresses =
                    Map.of("BOARD_URL", stack.stack().clickHouse().url() + "/board/", "BOARD_CONTROL", control.url());

            assertThat(run(
                            List.of("node", "--test", "--test-force-exit", "--test-reporter=spec", "board.test.mjs"),
                            addresses))
                    .as("the browser tests, whose output stands above")
                    .isZero();
        }
    }

    /** Browser and font, by the lock file, once. */
    private static void install() throws IOException, InterruptedException {
        Path installed = TESTS.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(TESTS.resolve("package-lock.json")))
                        < 0) {
            assertThat(run(List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"), Map.of()))
                    .as("npm ci in %s", TESTS)
                    .isZero();
        }
    }

    /** Shows what the command says, line by line, and gives its exit code; after the patience it is ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // It fails when the patience is over, which is what ends the process.
    private static int run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.onExit().orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).whenComplete((ended, late) -> end(process));
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
        }
        return process.waitFor();
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
