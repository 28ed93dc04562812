package org.passflow.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.MachineCheck;
import org.passflow.stack.StackCheck;
import org.passflow.stack.StackFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code passflow doctor}: what is wrong with this machine, or with the stack that runs on it. */
@Command(
        name = "doctor",
        description =
                "Looks at tools, ports, disk and memory, and at the stack if one runs; exit code 1 if anything is bad.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {
    private static final String DATABASE = "passflow";

    @Mixin
    private DataFolder data;

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Optional<StackFile.Description> stack = data.file().running();
        List<Diagnosis> found = new ArrayList<>(new MachineCheck(
                        data.file().data(), options.settings(data.path()).ports())
                .run(stack.isPresent()));
        if (stack.isPresent()) {
            found.addAll(
                    new StackCheck(stack.get(), data.clickHouse("analyst"), DATABASE, InstantSource.system()).run());
        } else {
            System.out.println("No stack runs in " + data.file().data());
        }
        found.forEach(diagnosis ->
                System.out.printf("%-9s %-22s %s%n", sign(diagnosis.verdict()), diagnosis.subject(), diagnosis.text()));
        return found.stream().anyMatch(diagnosis -> diagnosis.verdict() == Diagnosis.Verdict.BAD) ? 1 : 0;
    }

    private static String sign(Diagnosis.Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "ok";
            case DOUBTFUL -> "look";
            case BAD -> "BAD";
        };
    }
}
