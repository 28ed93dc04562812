package org.passflow.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.util.clock.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try") // The writer may be interrupted while it is closed.
final class AsideWriterTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final SinkWriter.Context NO_CONTEXT = null;

    private final TestingWriter server = new TestingWriter();

    @Test
    void flushReturnsWhenAllIsFlushedInOrder() throws Exception {
        try (AsideWriter<Integer> writer =
                new AsideWriter<>(server, row -> null, 10, NEVER, SystemClock.getInstance())) {
            for (int row = 0; row < 1_000; row++) {
                writer.write(row, NO_CONTEXT);
            }
            writer.flush(false);

            assertThat(server.flushed).hasSize(1_000).isSorted();
        }
    }

    @Test
    void lonelyRowIsWrittenAtOnceAndTheNextWaitsForTheInterval() throws Exception {
        try (AsideWriter<Integer> writer =
                new AsideWriter<>(server, row -> null, 10, NEVER, SystemClock.getInstance())) {
            writer.write(1, NO_CONTEXT);
            server.done.acquire();

            writer.write(2, NO_CONTEXT);
            writer.write(3, NO_CONTEXT);
            assertThat(server.flushed).containsExactly(1);

            writer.flush(false);
            assertThat(server.flushed).containsExactly(1, 2, 3);
        }
    }

    @Test
    void ofRowsThatReplaceEachOtherTheLastIsWritten() throws Exception {
        server.door = new CountDownLatch(1);
        try (AsideWriter<Integer> writer =
                new AsideWriter<>(server, row -> row < 100 ? row % 10 : null, 10, NEVER, SystemClock.getInstance())) {
            writer.write(1, NO_CONTEXT);
            server.atTheDoor.acquire();
            for (int row : List.of(11, 22, 100, 32, 100, 21)) {
                writer.write(row, NO_CONTEXT);
            }
            server.door.countDown();
            writer.flush(false);

            assertThat(server.flushed).containsExactly(1, 21, 32, 100, 100);
        }
    }

    @Test
    void rowsAreWrittenEachInterval() throws Exception {
        try (AsideWriter<Integer> writer =
                new AsideWriter<>(server, row -> null, 10, Duration.ofMillis(1), SystemClock.getInstance())) {
            for (int row = 0; row < 5; row++) {
                writer.write(row, NO_CONTEXT);
                server.done.acquire();
            }

            assertThat(server.flushed).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void taskGoesOnWhileTheServerWorksUntilABatchWaits() throws Exception {
        server.door = new CountDownLatch(1);
        try (AsideWriter<Integer> writer =
                new AsideWriter<>(server, row -> null, 3, NEVER, SystemClock.getInstance())) {
            writer.write(0, NO_CONTEXT);
            server.atTheDoor.acquire();
            for (int row = 1; row <= 3; row++) {
                writer.write(row, NO_CONTEXT);
            }
            CompletableFuture<Void> oneTooMany = CompletableFuture.runAsync(() -> writeUnchecked(writer, 4));
            assertThat(oneTooMany).isNotDone();

            server.door.countDown();
            oneTooMany.join();
            writer.flush(false);

            assertThat(server.flushed).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void whatFailsAsideFailsTheNextCall() throws Exception {
        server.failure = new IOException("no such table");
        AsideWriter<Integer> writer = new AsideWriter<>(server, row -> null, 3, NEVER, SystemClock.getInstance());
        writer.write(0, NO_CONTEXT);

        assertThatThrownBy(() -> writer.flush(false)).hasRootCauseMessage("no such table");
        assertThatThrownBy(() -> writer.write(1, NO_CONTEXT)).hasRootCauseMessage("no such table");
        writer.close();
    }

    @Test
    void closingDoesNotWaitForAServerThatNeverAnswers() throws Exception {
        server.door = new CountDownLatch(1);
        AsideWriter<Integer> writer = new AsideWriter<>(server, row -> null, 3, NEVER, SystemClock.getInstance());
        writer.write(0, NO_CONTEXT);
        server.atTheDoor.acquire();

        writer.close();

        assertThat(server.isClosed).isTrue();
    }

    /** Who sleeps before he tries again is woken. */
    @Test
    void closingDoesNotWaitForAnotherTry() throws Exception {
        server.pauseBeforeAnotherTry = NEVER;
        AsideWriter<Integer> writer = new AsideWriter<>(server, row -> null, 3, NEVER, SystemClock.getInstance());

        writer.close();

        assertThat(server.isClosed).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** What close() throws, Flink takes for the end of the TaskManager. */
    @Test
    void whatCannotBeWrittenWhenAllIsOverIsLeftToTheCheckpoint() throws Exception {
        server.failure = new IOException("no such table");
        AsideWriter<Integer> writer = new AsideWriter<>(server, row -> null, 3, NEVER, SystemClock.getInstance());
        writer.write(0, NO_CONTEXT);
        assertThatThrownBy(() -> writer.flush(false)).hasRootCauseMessage("no such table");

        writer.close();

        assertThat(server.isClosed).isTrue();
    }

    @Test
    void endIsToldAsTheEnd() throws Exception {
        try (AsideWriter<Integer> writer =
                new AsideWriter<>(server, row -> null, 3, NEVER, SystemClock.getInstance())) {
            writer.flush(true);

            assertThat(server.hasEnded).isTrue();
        }
    }

    private static void writeUnchecked(AsideWriter<Integer> writer, int row) {
        try {
            writer.write(row, NO_CONTEXT);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps what is flushed; waits at a door, if there is one. */
    private static final class TestingWriter implements SinkWriter<Integer> {
        private final List<Integer> written = new ArrayList<>();
        private volatile List<Integer> flushed = List.of();
        private final Semaphore done = new Semaphore(0);
        private final Semaphore atTheDoor = new Semaphore(0);
        private volatile CountDownLatch door = new CountDownLatch(0);
        private volatile boolean hasEnded;
        private volatile boolean isClosed;
        private volatile IOException failure;
        private volatile Duration pauseBeforeAnotherTry = Duration.ZERO;

        @Override
        public void write(Integer row, Context context) {
            written.add(row);
        }

        @Override
        public void flush(boolean isEnd) throws IOException, InterruptedException {
            atTheDoor.release();
            door.await();
            if (failure != null) {
                throw failure;
            }
            flushed = List.copyOf(written);
            hasEnded = isEnd;
            done.release();
        }

        @Override
        public void close() {
            isClosed = true;
            try {
                Thread.sleep(pauseBeforeAnotherTry.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw new IllegalStateException("Writing records failed", failure);
            }
        }
    }
}
