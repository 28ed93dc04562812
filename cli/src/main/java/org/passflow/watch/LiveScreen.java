package org.passflow.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Shows a live picture again and again: drawn in place on a terminal, a line each time elsewhere.
 *
 * @param footer shown below it, like links and what has just happened; asked for each time
 */
public record LiveScreen(Picture picture, Supplier<List<String>> footer, Duration every, PrintStream out) {
    private static final String TO_TOP = "\033[H";
    private static final String CLEAR_SCREEN = "\033[2J";
    private static final String CLEAR_LINE_END = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    /** Runs until told to stop, or the thread is interrupted. A database that does not answer is shown, not fatal. */
    public void run(boolean terminal, BooleanSupplier goOn) throws InterruptedException {
        if (terminal) {
            out.print(CLEAR_SCREEN);
        }
        while (goOn.getAsBoolean()) {
            show(terminal);
            Thread.sleep(every.toMillis());
        }
    }

    private void show(boolean terminal) throws InterruptedException {
        List<String> lines = lines(terminal);
        if (terminal) {
            draw(lines);
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }

    private List<String> lines(boolean terminal) throws InterruptedException {
        try {
            return picture.lines(terminal);
        } catch (IOException e) {
            return List.of("ClickHouse does not answer: " + e);
        }
    }

    private void draw(List<String> lines) {
        StringBuilder screen = new StringBuilder(TO_TOP);
        for (List<String> part : List.of(lines, List.of(""), footer.get())) {
            part.forEach(line -> screen.append(line).append(CLEAR_LINE_END).append('\n'));
        }
        out.print(screen.append(CLEAR_BELOW));
    }
}
