package org.passflow.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.passflow.bridge.Bridge;
import org.passflow.bridge.BridgeSettings;
import org.passflow.stack.ClickHouseHttp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passflow bridge}: has Prometheus Alertmanager call people for what is open in ClickHouse. */
@Command(
        name = "bridge",
        description = {
            "Keeps the open alerts alive in Prometheus Alertmanager, which calls people, until Ctrl-C. An"
                    + " acknowledgement silences there, an end resolves.",
            "Run one for each Alertmanager; it may be killed and started again at any time (docs/operations.md, Paging)."
        },
        mixinStandardHelpOptions = true)
public final class BridgeCommand implements Callable<Integer> {

    /** When and for how long alerts are kept on. */
    static final class Limits {
        @Option(names = "--every", defaultValue = "PT2S", description = "how often to look (default: ${DEFAULT-VALUE})")
        private Duration every;

        @Option(
                names = "--keep",
                defaultValue = "PT4H",
                description = "so long an outage of this bridge ends no alert (default: ${DEFAULT-VALUE})")
        private Duration keep;

        @Option(
                names = "--opened-within",
                defaultValue = "PT12H",
                description = "what is older when first seen calls nobody (default: ${DEFAULT-VALUE})")
        private Duration openedWithin;

        @Option(
                names = "--stored-within",
                defaultValue = "PT1H",
                description = "what was stored longer after it opened is history, and calls nobody (default:"
                        + " ${DEFAULT-VALUE})")
        private Duration storedWithin;

        @Option(
                names = "--at-most",
                defaultValue = "200",
                description = "alerts alive at once; one more speaks for the rest (default: ${DEFAULT-VALUE})")
        private int atMost;

        @Option(
                names = "--beat-within",
                defaultValue = "PT2M",
                description = "how long the rule watchdog may stand still (default: ${DEFAULT-VALUE})")
        private Duration beatWithin;

        @Option(
                names = "--watchdog-for",
                defaultValue = "PT3M",
                description = "how long Alertmanager's watchdog stays on by itself (default: ${DEFAULT-VALUE})")
        private Duration watchdogFor;
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--alertmanager",
            defaultValue = "http://127.0.0.1:9093",
            paramLabel = "URL",
            description = "default: ${DEFAULT-VALUE}")
    private String alertmanager;

    @Mixin
    private ClickHouseOptions clickHouse;

    @Option(names = "--user", defaultValue = "passflow_writer", description = "who reads (default: ${DEFAULT-VALUE})")
    private String user;

    @Mixin
    private Limits limits;

    @Override
    public Integer call() throws InterruptedException {
        BridgeSettings settings = settings();
        ClickHouseHttp reader = clickHouse.as(user);
        Bridge bridge = new Bridge(reader, clickHouse.database(), settings, InstantSource.system(), this::say);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bridge), "stop-bridge"));
        say("bridge from %s, database %s, to %s".formatted(reader, clickHouse.database(), alertmanager));
        bridge.run();
        return 0;
    }

    private BridgeSettings settings() {
        try {
            return new BridgeSettings(
                    alertmanager,
                    clickHouse.address(),
                    limits.every,
                    limits.keep,
                    limits.openedWithin,
                    limits.storedWithin,
                    limits.atMost,
                    limits.beatWithin,
                    limits.watchdogFor);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void stop(Bridge bridge) {
        try {
            bridge.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
        out.flush();
    }
}
