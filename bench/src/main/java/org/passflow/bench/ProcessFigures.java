package org.passflow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes, in MiB, as Linux and the JDK's {@code jcmd} tell.
 *
 * @param resident memory
 * @param files handles that are open, sockets among them
 * @param heap what lives in it after a full collection, while all stands still; NaN of a process whose heap is not looked at
 * @param metaspace NaN likewise
 */
record ProcessFigures(double resident, long files, double heap, double metaspace) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
    private static final double KIBIBYTES = 1024;

    /** @param collects whether its heap is collected first, and looked at */
    static ProcessFigures of(long pid, boolean collects) throws IOException, InterruptedException {
        Path process = Path.of("/proc", Long.toString(pid));
        double heap = Double.NaN;
        double metaspace = Double.NaN;
        if (collects) {
            heap = number(LIVE, jcmd(pid, "GC.class_histogram")) / KIBIBYTES / KIBIBYTES;
            metaspace = number(METASPACE, jcmd(pid, "GC.heap_info")) / KIBIBYTES;
        }
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            double resident = number(RESIDENT, Files.readString(process.resolve("status"))) / KIBIBYTES;
            return new ProcessFigures(resident, open.count(), heap, metaspace);
        }
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + told.strip());
        }
        return told;
    }
}
