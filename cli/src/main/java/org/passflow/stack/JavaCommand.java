package org.passflow.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a child JVM that ends with its parent.
 *
 * @param classPath what the main class needs; the class that watches the parent is added
 * @param options of the JVM
 */
record JavaCommand(String classPath, List<String> options, String mainClass, List<String> arguments) {
    List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.add("-cp");
        line.add(classPath + ":" + Installation.codeOf(AttachedMain.class));
        line.add(AttachedMain.class.getName());
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }

    /** Where a child JVM logs to, and with which configuration. */
    static List<String> logging(Path configuration, Path log) {
        return List.of("-Dlog4j2.configurationFile=" + configuration.toUri(), "-Dlog.file=" + log);
    }
}
