package org.passflow.watch;

import java.io.IOException;
import java.util.List;

/** What a live screen shows, asked for anew each time. */
@FunctionalInterface
public interface Picture {
    /**
     * The lines to show now.
     *
     * @param terminal whether they are drawn in place, in colour; elsewhere they are added to what was printed before
     * @throws IOException if ClickHouse does not answer
     */
    List<String> lines(boolean terminal) throws IOException, InterruptedException;
}
