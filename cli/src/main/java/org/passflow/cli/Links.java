package org.passflow.cli;

import java.util.List;
import org.passflow.stack.Ports;

/** Where a person looks at a running stack, and how to log in. */
final class Links {
    private Links() {}

    /** Of the stack that runs in a data folder, a line each. */
    static List<String> of(DataFolder data) {
        Ports ports = data.running().ports();
        return List.of(
                "Flink       http://%s:%d".formatted(Ports.HOST, ports.flinkRest()),
                "ClickHouse  http://%s:%d/play   user analyst, password in %s"
                        .formatted(
                                Ports.HOST,
                                ports.clickHouseHttp(),
                                data.passwords().file("analyst")),
                "Kafka       %s".formatted(ports.kafkaServers()));
    }
}
