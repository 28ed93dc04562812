package org.passflow.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Keeps a stack running until this process is told to end: starts it, replaces a component that died, and stops all of it
 * when the process is interrupted or terminated.
 */
public final class Supervisor {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Stack stack;
    private final Consumer<String> progress;
    private volatile boolean stopping;

    public Supervisor(Stack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /** Starts the stack, to be stopped when this process ends. */
    public void start() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-stack"));
        stack.start();
    }

    /** Watches over the started stack for ever, or until the thread is interrupted. */
    public void watch() throws InterruptedException {
        while (!stopping) {
            Thread.sleep(LOOK.toMillis());
            for (ManagedProcess process : stack.processes()) {
                replaceIfDead(process);
            }
        }
    }

    private void stop() {
        stopping = true;
        stack.close();
    }

    private void replaceIfDead(ManagedProcess process) throws InterruptedException {
        if (stopping || process.isAlive()) {
            return;
        }
        progress.accept(process.name() + ": has died, starting another");
        try {
            process.start();
            process.awaitHealthy();
            stack.describe();
            progress.accept(process.name() + ": healthy again");
        } catch (StackException | IOException e) {
            progress.accept("%s: %s".formatted(process.name(), e.getMessage()));
        }
    }
}
