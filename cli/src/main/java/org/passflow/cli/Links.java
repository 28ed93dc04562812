package org.passflow.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.passflow.stack.Ports;
import picocli.CommandLine.Option;

/** Where a person looks at a running stack, and how to log in. */
final class Links {
    @Option(
            names = "--viewer",
            paramLabel = "NAME",
            description =
                    "who acts on the board by its link; on one machine nobody checks it (default: ${DEFAULT-VALUE})")
    private String user = System.getProperty("user.name");

    /** Of the stack that runs in a data folder, a line each. */
    List<String> of(DataFolder data) {
        Ports ports = data.running().ports();
        return List.of(
                "Board       http://%s:%d/board/?user=%s"
                        .formatted(Ports.HOST, ports.clickHouseHttp(), URLEncoder.encode(user, StandardCharsets.UTF_8)),
                "Flink       http://%s:%d".formatted(Ports.HOST, ports.flinkRest()),
                "ClickHouse  http://%s:%d/play   user analyst, password in %s"
                        .formatted(
                                Ports.HOST,
                                ports.clickHouseHttp(),
                                data.passwords().file("analyst")),
                "Kafka       %s".formatted(ports.kafkaServers()));
    }
}
