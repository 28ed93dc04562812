package org.passflow.testing;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;

/** Keeps the metrics that an operator registers in a test harness. */
public final class TestingMetrics {

    private static final String OURS = "passflow";

    private final Map<String, Metric> metrics = new TreeMap<>();

    /** The environment of a task whose metrics are kept here. */
    public MockEnvironment environment() {
        TestingMetricRegistry registry = TestingMetricRegistry.builder()
                .setRegisterConsumer((metric, name, group) -> metrics.put(scoped(name, group), metric))
                .build();
        TaskMetricGroup task = TaskManagerMetricGroup.createTaskManagerMetricGroup(
                        registry, "localhost", ResourceID.generate())
                .addJob(new JobID(), "job")
                .addTask(ExecutionAttemptID.randomId(), "task");
        return new MockEnvironmentBuilder().setMetricGroup(task).build();
    }

    private static String scoped(String name, AbstractMetricGroup<?> group) {
        String scope = group.getLogicalScope(text -> text, '_');
        int ours = scope.lastIndexOf(OURS);
        String label = ours < 0 ? "" : scope.substring(ours + OURS.length()).replace("_", "");
        String value = group.getAllVariables().get("<" + label + ">");
        return (ours < 0 ? "" : OURS + "_") + name + (value == null ? "" : "{" + label + "=" + value + "}");
    }

    /** The number that one of our metrics shows, named like {@code late{topic=trips}}. */
    public long value(String name) {
        Metric metric = metrics.get(OURS + "_" + name);
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        if (metric instanceof Gauge<?> gauge) {
            return ((Number) gauge.getValue()).longValue();
        }
        throw new AssertionError("no metric " + name + " among " + metrics.keySet());
    }
}
