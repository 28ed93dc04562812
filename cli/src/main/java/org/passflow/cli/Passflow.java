package org.passflow.cli;

import java.net.ConnectException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.passflow.registry.ReferenceKind;
import org.passflow.rejects.RecordPosition;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.FailureText;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The {@code passflow} command: counts who passes, on one machine or a cluster. */
@Command(
        name = "passflow",
        description = "Streaming passenger-flow analytics: Kafka in, Flink, ClickHouse out.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            TopicsCommand.class,
            MigrateCommand.class,
            ReferenceCommand.class,
            RulesCommand.class,
            SubmitCommand.class,
            ClusterCommand.class,
            WatchCommand.class,
            AlertCommand.class,
            HandoverCommand.class,
            ReportCommand.class,
            QueryCommand.class,
            DictionaryCommand.class,
            NotebookCommand.class,
            EraseCommand.class,
            RetentionCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            TokenCommand.class,
            RejectsCommand.class,
            DetectCommand.class,
            BridgeCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Passflow {
    private static final String NOBODY_ANSWERS =
            "ClickHouse does not answer. Is the stack up (passflow status)? Where its data"
                    + " is not in the checkout, set PASSFLOW_DATA to its folder; elsewhere name it: --clickhouse HOST:PORT";

    private Passflow() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Passflow())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(RecordPosition.class, RecordPosition::parse)
                .registerConverter(ReferenceKind.class, Passflow::kind)
                .setDefaultValueProvider(new RunningStackDefaults())
                .setExecutionExceptionHandler(Passflow::explain);
    }

    private static ReferenceKind kind(String name) {
        return ReferenceKind.named(name)
                .orElseThrow(
                        () -> new TypeConversionException("is one of " + String.join(", ", ReferenceKind.names())));
    }

    /** What a person can act on is said in a sentence; anything else is a fault of passflow and shows where. */
    static int explain(Exception problem, CommandLine command, ParseResult parsed) {
        boolean isPlain = problem instanceof StackException
                || problem instanceof SQLException
                || problem instanceof KafkaException
                || problem instanceof SSLException
                || problem instanceof ClickHouseHttp.Refused
                || problem instanceof FlinkRest.Refused;
        if (isPlain) {
            command.getErr().println(command.getColorScheme().errorText(FailureText.of(problem)));
        } else if (problem instanceof ConnectException) {
            command.getErr().println(command.getColorScheme().errorText(NOBODY_ANSWERS));
        } else {
            problem.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
