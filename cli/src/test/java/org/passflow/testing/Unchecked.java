package org.passflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Lets what fails while events are written fail the test. */
public final class Unchecked {

    private Unchecked() {}

    /** Something that may fail. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }

    public static <T> T get(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
