package org.passflow.stack;

import java.io.IOException;

/** Says whether a component does its work. An exception means: not yet. */
@FunctionalInterface
interface HealthCheck {
    boolean healthy() throws IOException, InterruptedException;
}
