package org.passflow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.passflow.stack.Stack;

/** A Flight Recorder recording of the first TaskManager of a stack, started from outside. */
record Recording(long pid, Path file) {

    static Recording start(Stack stack, Path file) throws IOException, InterruptedException {
        Recording recording = new Recording(stack.flink().taskManagers().get(0).pid(), file);
        recording.jcmd("JFR.start", "name=latency", "settings=profile");
        return recording;
    }

    /** Writes the file and returns it. */
    Path stop() throws IOException, InterruptedException {
        jcmd("JFR.stop", "name=latency", "filename=" + file);
        return file;
    }

    private void jcmd(String command, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command));
        line.addAll(List.of(arguments));
        int exit = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with exit code " + exit);
        }
    }
}
