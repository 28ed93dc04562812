package org.passflow.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.passflow.stack.Ports;
import org.passflow.stack.StackSettings;

/** A stack of a measurement: as a demonstration has it, but on free ports and with state in RocksDB. */
final class RocksDbStack {
    private RocksDbStack() {}

    /** @param managedMib of the TaskManager for RocksDB, MiB */
    static StackSettings settings(Path data, int managedMib) {
        StackSettings.Memory usual = StackSettings.Memory.DEFAULTS;
        return StackSettings.in(data)
                .withPorts(Ports.free())
                .withTaskManagers(1, 2, ZoneOffset.UTC)
                .withMemory(new StackSettings.Memory(
                        usual.kafka(), usual.clickHouse(), usual.jobManager(), usual.taskHeap(), managedMib))
                .withState(StackSettings.StateBackend.ROCKSDB, Duration.ofSeconds(10));
    }
}
