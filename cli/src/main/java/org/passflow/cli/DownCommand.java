package org.passflow.cli;

import java.util.concurrent.Callable;
import org.passflow.stack.DetachedSupervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code passflow down}: stops the stack of this machine; its data stays. */
@Command(
        name = "down",
        description = "Stops what 'passflow up' started, and nothing else; the data stays.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Override
    public Integer call() throws InterruptedException {
        boolean stopped = new DetachedSupervisor(data.file().data())
                .stop(System.out::println)
                .isPresent();
        System.out.println(
                stopped ? "Stopped." : "Nothing runs in " + data.file().data());
        return 0;
    }
}
