package org.passflow.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happens beside a table that is drawn in place: printed as long as there is none, else kept to be drawn with it. */
final class Notices {
    private static final int KEPT = 5;

    private final PrintStream out;
    private final Deque<String> last = new ArrayDeque<>();
    private boolean kept;

    Notices(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        if (!kept) {
            out.println(line);
            return;
        }
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    /** From now on lines are kept (true), or printed at once (false). */
    synchronized void keep(boolean keep) {
        kept = keep;
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }
}
