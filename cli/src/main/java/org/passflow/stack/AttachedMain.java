package org.passflow.stack;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class that ends with its parent: when the parent closes the pipe to standard input, by intent or by
 * its own death, this process shuts down in order, and is halted if that takes too long.
 */
public final class AttachedMain {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private AttachedMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        daemon("end-with-parent", AttachedMain::endWithParent);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            System.exit(1);
        }
    }

    private static void endWithParent() {
        awaitEnd(System.in);
        daemon("halt", AttachedMain::haltAfterGrace);
        System.exit(0);
    }

    private static void awaitEnd(InputStream parent) {
        byte[] ignored = new byte[64];
        try {
            while (parent.read(ignored) >= 0) {
                // Nobody writes; the read returns when the pipe is closed.
            }
        } catch (IOException e) {
            System.err.println("The pipe to the parent broke: " + e);
        }
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
