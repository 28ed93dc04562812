package org.passflow.faults;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to bytes on their way through a {@link TcpProxy}. Called by several threads at once. */
@FunctionalInterface
interface Weather {

    /** Whose bytes they are. */
    enum Direction {
        REQUEST,
        ANSWER
    }

    /** Everything arrives at once. */
    Weather CLEAR = (direction, bytes) -> true;

    /** Takes as long as the bytes take; false cuts the connection instead of passing them on. */
    boolean lets(Direction direction, int bytes) throws InterruptedException;

    /** Each request arrives and is done, and of the pieces of answers every n-th never comes back. */
    static Weather losingAnswers(int everyNth) {
        AtomicLong answers = new AtomicLong();
        return (direction, bytes) -> direction == Direction.REQUEST || answers.incrementAndGet() % everyNth != 0;
    }

    /**
     * A bad line.
     *
     * @param delay of each piece of up to 16 KiB
     * @param bytesPerSecond of each connection and direction
     * @param cutOneIn pieces after which a connection breaks, on average
     */
    static Weather rough(long seed, Duration delay, int bytesPerSecond, int cutOneIn) {
        Random dice = new Random(seed);
        return (direction, bytes) -> {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos() + TimeUnit.SECONDS.toNanos(1) * bytes / bytesPerSecond);
            synchronized (dice) {
                return dice.nextInt(cutOneIn) != 0;
            }
        };
    }
}
