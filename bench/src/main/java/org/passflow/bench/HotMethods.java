package org.passflow.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a Flight Recorder recording went: shares of the samples of running Java code. */
final class HotMethods {

    private static final int LISTED = 25;
    private static final double PERCENT = 100;

    /** Whose doing a sample is: the first frame of one of these, seen from the top. */
    private static final List<String> OWNERS =
            List.of("org.passflow.", "org.apache.kafka.", "com.fasterxml.jackson.", "net.jpountz.");

    private final List<RecordedEvent> samples;

    private HotMethods(List<RecordedEvent> samples) {
        this.samples = samples;
    }

    static HotMethods of(Path recording) throws IOException {
        return new HotMethods(RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
                .filter(event -> event.getStackTrace() != null
                        && !event.getStackTrace().getFrames().isEmpty())
                .toList());
    }

    void print(PrintStream out) {
        out.printf("%,d samples%n", samples.size());
        print(out, "methods", frames -> Optional.of(nameOf(frames.get(0).getMethod())));
        print(out, "packages", frames -> Optional.of(packageOf(frames.get(0).getMethod())));
        print(out, "first frame of passflow, Kafka, Jackson or LZ4", HotMethods::owner);
        print(out, "first frame of passflow", HotMethods::passflowFrame);
    }

    private void print(PrintStream out, String title, Function<List<RecordedFrame>, Optional<String>> group) {
        Map<String, Integer> counts = new HashMap<>();
        for (RecordedEvent sample : samples) {
            String name = group.apply(sample.getStackTrace().getFrames()).orElse("(none)");
            counts.merge(name, 1, Integer::sum);
        }
        out.printf("%nHottest: %s%n", title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LISTED)
                .forEach(entry ->
                        out.printf("%6.2f %%  %s%n", PERCENT * entry.getValue() / samples.size(), entry.getKey()));
    }

    private static Optional<String> owner(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> nameOf(frame.getMethod()))
                .filter(name -> OWNERS.stream().anyMatch(name::startsWith))
                .findFirst();
    }

    private static Optional<String> passflowFrame(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> nameOf(frame.getMethod()))
                .filter(name -> name.startsWith("org.passflow."))
                .findFirst();
    }

    private static String nameOf(RecordedMethod method) {
        return method.getType().getName() + '.' + method.getName();
    }

    private static String packageOf(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }
}
