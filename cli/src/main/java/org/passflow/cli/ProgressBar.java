package org.passflow.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** One line that shows how far a long piece of work is: drawn again a few times a second on a terminal, else once. */
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintStream out;
    private final boolean isTerminal = Ansi.AUTO.enabled();
    private final String label;
    private final long total;
    private long lastDrawnNanos = System.nanoTime() - REDRAW_NANOS;

    ProgressBar(PrintStream out, String label, long total) {
        this.out = out;
        this.label = label;
        this.total = total;
    }

    void show(long done) {
        if (isTerminal && System.nanoTime() - lastDrawnNanos >= REDRAW_NANOS) {
            draw(done);
        }
    }

    /** Draws the last state and ends the line. */
    void end(long done) {
        draw(done);
        out.println();
    }

    private void draw(long done) {
        lastDrawnNanos = System.nanoTime();
        int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
        out.printf(
                "%s%s [%s%s] %,d of %,d",
                isTerminal ? "\r" : "", label, "#".repeat(filled), " ".repeat(WIDTH - filled), done, total);
        out.flush();
    }
}
