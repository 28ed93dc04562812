package org.passflow.testing;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.passflow.stack.FlinkRest;

/**
 * Gives tests the {@link TestStack} of the run and the {@link TestInstallation} of their class. The stack starts when
 * the first test asks and stops after the last. A job that a class leaves running (it failed) is cancelled, so that the next class does
 * not see it.
 */
public final class StackExtension implements ParameterResolver, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(StackExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestStack.class || type == TestInstallation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestStack stack = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Attempt.class, key -> new Attempt(), Attempt.class)
                .stack();
        return parameter.getParameter().getType() == TestStack.class ? stack : installation(stack, context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        Attempt attempt = context.getRoot().getStore(NAMESPACE).get(Attempt.class, Attempt.class);
        if (attempt != null) {
            attempt.cancelJobs();
        }
    }

    /** Starts the stack once; when that failed, says so to every further test instead of trying again. */
    private static final class Attempt implements AutoCloseable {
        private TestStack stack;
        private RuntimeException failure;

        synchronized TestStack stack() {
            if (failure != null) {
                throw new ParameterResolutionException("The stack did not start", failure);
            }
            if (stack == null) {
                try {
                    stack = TestStack.started();
                } catch (RuntimeException e) {
                    failure = e;
                    throw e;
                }
            }
            return stack;
        }

        synchronized void cancelJobs() throws IOException, InterruptedException {
            if (stack == null) {
                return;
            }
            FlinkRest flink = stack.stack().flink().rest();
            for (FlinkRest.Job job : flink.jobs()) {
                if (!job.hasEnded()) {
                    flink.cancel(job.id());
                }
            }
        }

        @Override
        public synchronized void close() {
            if (stack != null) {
                stack.close();
            }
        }
    }

    private static TestInstallation installation(TestStack stack, ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName();
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(name, key -> create(stack, name), TestInstallation.class);
    }

    private static TestInstallation create(TestStack stack, String name) {
        try {
            return TestInstallation.create(stack, name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted", e);
        } catch (IOException e) {
            throw new ParameterResolutionException("No installation for " + name, e);
        }
    }
}
