package org.passflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts of {@code docker} in a folder where what they make harms nobody.
 *
 * @param folder which holds copies of what they read
 */
public record DockerScripts(Path folder) {
    private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();

    public DockerScripts {
        try {
            for (String file : List.of("prepare", "login", ".env.example", "compose.yaml")) {
                Files.copy(DOCKER.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a script says when it is given an input, with how it ended unless that was well. */
    public String said(String input, String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : said + "ended with " + process.exitValue();
    }
}
