package org.passflow.cli;

import java.util.Optional;
import org.passflow.stack.Ports;
import org.passflow.stack.StackFile;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where to find Kafka and ClickHouse when no option says so: at the stack that runs on this machine, if one does. */
final class RunningStackDefaults implements IDefaultValueProvider {
    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return switch (option.longestName()) {
            case "--bootstrap-servers" -> ports().map(Ports::kafkaServers).orElse(null);
            case "--clickhouse" ->
                ports().map(ports -> Ports.HOST + ":" + ports.clickHouseHttp()).orElse(null);
            default -> null;
        };
    }

    private static Optional<Ports> ports() {
        return System.getProperty("passflow.home") == null
                ? Optional.empty()
                : new StackFile(DataFolder.standard()).running().map(StackFile.Description::ports);
    }
}
