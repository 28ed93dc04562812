package org.passflow.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passflow.health.Checkup;
import org.passflow.health.Place;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.Diagnosis.Verdict;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.Installation;
import org.passflow.stack.MachineCheck;
import org.passflow.stack.Ports;
import org.passflow.stack.StackFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow doctor}: what is wrong with this machine and the stack that runs on it, or with a cluster. */
@Command(
        name = "doctor",
        description = {
            "Looks whether everything does its work: OK, WARN or FAIL for each, and what to do. Exit code 1 if anything"
                    + " FAILs, else 0.",
            "Without --flink: the tools, ports, disk and memory of this machine, and the stack on it if one runs. With"
                    + " --flink: the installation at the addresses given. The passwords of analyst and migrator come from"
                    + " PASSFLOW_ANALYST_PASSWORD and PASSFLOW_MIGRATOR_PASSWORD."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {

    /** Where an installation on a cluster is. */
    static final class Cluster {
        @Option(names = "--flink", paramLabel = "URL", description = "Flink's REST, like http://jobmanager:8081")
        private String flink;

        @Option(
                names = "--flink-ca",
                paramLabel = "FILE",
                description = "certificates (PEM) of who may vouch for a Flink at https://… (default: those that Java"
                        + " trusts)")
        private Path flinkCa;

        @Mixin
        private KafkaOptions kafka;

        @Option(names = "--job", defaultValue = "passflow", description = "its name (default: ${DEFAULT-VALUE})")
        private String job;

        @Mixin
        private ClickHouseOptions clickHouse;

        private Place place() {
            return new Place(
                    rest(),
                    job,
                    kafka.settings(),
                    clickHouse.as("analyst"),
                    clickHouse.as("migrator"),
                    clickHouse.database());
        }

        private FlinkRest rest() {
            String url = flink.replaceFirst("/+$", "");
            return flinkCa == null
                    ? new FlinkRest(url)
                    : FlinkRest.vouchedFor(url, CaOption.certificates("--flink-ca", flinkCa));
        }

        private Place onThisMachine(StackFile.Description stack, DataFolder data) {
            return new Place(
                    new FlinkRest("http://" + Ports.HOST + ":" + stack.ports().flinkRest()),
                    job,
                    kafka.at(stack.ports().kafkaServers()),
                    data.clickHouse("analyst"),
                    data.clickHouse("migrator"),
                    clickHouse.database());
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private Cluster cluster;

    @Option(names = "--json", description = "one line for a machine: {\"verdict\": …, \"checks\": [{\"subject\": …}]}")
    private boolean json;

    @Mixin
    private DataFolder data;

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() throws InterruptedException {
        List<Diagnosis> found = cluster.flink == null ? machine() : checkup(cluster.place());
        Verdict worst = found.stream()
                .map(Diagnosis::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(line(worst, found));
        } else {
            found.forEach(diagnosis -> print(out, diagnosis));
        }
        return worst == Verdict.FAIL ? 1 : 0;
    }

    private List<Diagnosis> machine() throws InterruptedException {
        Optional<StackFile.Description> stack = data.file().running();
        List<Diagnosis> found = new ArrayList<>(new MachineCheck(
                        Installation.current(),
                        data.file().data(),
                        options.settings(data.path()).ports())
                .run(stack.isPresent()));
        if (stack.isEmpty()) {
            found.add(Diagnosis.warn(
                    "stack", "none runs in " + data.file().data(), "start it: passflow up, or passflow demo"));
            return found;
        }
        stack.get().members().forEach(member -> found.add(process(member)));
        found.addAll(checkup(cluster.onThisMachine(stack.get(), data)));
        return found;
    }

    private static Diagnosis process(StackFile.Member member) {
        return member.process().isPresent()
                ? Diagnosis.ok(member.name(), "pid %d since %s".formatted(member.pid(), member.startedAt()))
                : Diagnosis.fail(member.name(), "has ended", "its log says why; the supervisor starts it again");
    }

    private static List<Diagnosis> checkup(Place place) throws InterruptedException {
        return new Checkup(place, InstantSource.system()).run();
    }

    private static void print(PrintWriter out, Diagnosis diagnosis) {
        out.printf("%-5s %-22s %s%n", diagnosis.verdict(), diagnosis.subject(), diagnosis.text());
        if (!diagnosis.advice().isEmpty()) {
            out.printf("%-5s %-22s → %s%n", "", "", diagnosis.advice());
        }
    }

    private static String line(Verdict worst, List<Diagnosis> found) {
        ObjectNode root = new ObjectMapper().createObjectNode().put("verdict", worst.name());
        found.forEach(diagnosis -> root.withArray("checks")
                .addObject()
                .put("subject", diagnosis.subject())
                .put("verdict", diagnosis.verdict().name())
                .put("text", diagnosis.text())
                .put("advice", diagnosis.advice()));
        return root.toString();
    }
}
