package org.passflow.faults;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.passflow.testing.TestInstallation;

/**
 * Gives each scenario a {@link FaultRun} with topics and tables of its own on the one stack of the run; mends the stack after
 * it, and prints the table of all of them at the end.
 */
final class FaultExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(FaultExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaultRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Whole whole = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Whole.class, key -> new Whole(FaultStack.started()), Whole.class);
        String method = context.getRequiredTestMethod().getName().toLowerCase(Locale.ROOT);
        try {
            FaultRun run = new FaultRun(whole.stack, TestInstallation.create(whole.stack.test(), method), whole.report);
            context.getStore(NAMESPACE).put(FaultRun.class, run);
            return run;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted", e);
        } catch (IOException e) {
            throw new ParameterResolutionException("No installation for " + method, e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        FaultRun run = context.getStore(NAMESPACE).get(FaultRun.class, FaultRun.class);
        if (run != null) {
            run.close();
        }
    }

    /** Stack and table of the run. */
    private static final class Whole implements AutoCloseable {
        private final FaultStack stack;
        private final FaultReport report = new FaultReport();

        Whole(FaultStack stack) {
            this.stack = stack;
        }

        @Override
        public void close() {
            report.print();
            stack.close();
        }
    }
}
