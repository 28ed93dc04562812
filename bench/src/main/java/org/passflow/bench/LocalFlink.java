package org.passflow.bench;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.passflow.stack.Ports;

/** How Flink runs in a measuring JVM: the same for every variant. */
final class LocalFlink {

    /** For the buffers of SQL's windows; the product uses none of it. */
    private static final MemorySize MANAGED = MemorySize.ofMebiBytes(512);

    private static final MemorySize NETWORK = MemorySize.ofMebiBytes(128);

    private LocalFlink() {}

    static Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
        settings.set(RestOptions.BIND_ADDRESS, Ports.HOST);
        settings.set(RestOptions.ADDRESS, Ports.HOST);
        settings.set(RestOptions.BIND_PORT, "0");
        return settings;
    }
}
