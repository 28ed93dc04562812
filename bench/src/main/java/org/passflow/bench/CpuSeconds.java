package org.passflow.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Stack;

/** CPU time that the processes of a stack, and this one, have taken so far. */
record CpuSeconds(Map<String, Double> byProcess) {

    private static final double MILLIS = 1e3;

    static CpuSeconds now(Stack stack) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (ManagedProcess process : stack.processes()) {
            all.put(process.name(), of(ProcessHandle.of(process.pid()).orElseThrow()));
        }
        all.put("load and looks", of(ProcessHandle.current()));
        return new CpuSeconds(all);
    }

    private static double of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / MILLIS;
    }

    /** Cores taken since an earlier look, one process a line. */
    String coresSince(CpuSeconds before, double seconds) {
        StringBuilder text = new StringBuilder();
        double sum = 0;
        for (Map.Entry<String, Double> process : byProcess.entrySet()) {
            double cores = (process.getValue() - before.byProcess.get(process.getKey())) / seconds;
            sum += cores;
            text.append("  %-24s %.2f cores%n".formatted(process.getKey(), cores));
        }
        return text.append("  %-24s %.2f cores%n".formatted("together", sum)).toString();
    }
}
