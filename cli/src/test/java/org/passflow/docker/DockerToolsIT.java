package org.passflow.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.testing.DebianPackage;
import org.passflow.testing.DockerScripts;

/** The scripts of {@code docker}, and what they make, by the tools that read it: bash, shellcheck, docker-compose. */
class DockerToolsIT {
    private static final String ANY_VERSION = "*";
    private static final String LIBRARIES = "usr/lib/python3/dist-packages";

    /** What docker-compose 1.29, the last one in Python, imports. */
    private static final List<String> COMPOSE = List.of(
            "docker-compose",
            "python3-attr",
            "python3-certifi",
            "python3-chardet",
            "python3-distro",
            "python3-docker",
            "python3-dockerpty",
            "python3-docopt",
            "python3-dotenv",
            "python3-idna",
            "python3-jsonschema",
            "python3-packaging",
            "python3-pyrsistent",
            "python3-requests",
            "python3-six",
            "python3-texttable",
            "python3-urllib3",
            "python3-websocket",
            "python3-yaml");

    @TempDir
    private Path folder;

    private DockerScripts scripts;

    @BeforeEach
    void copyTheScripts() {
        scripts = new DockerScripts(folder);
    }

    @Test
    void preparedEnvironmentHasAPasswordForEachUserAndIsItsOwnersAlone() throws IOException, InterruptedException {
        scripts.said("", "prepare");
        List<String> first = Files.readAllLines(folder.resolve(".env"));
        scripts.said("", "prepare");

        assertThat(Files.readAllLines(folder.resolve(".env")))
                .isEqualTo(first)
                .hasSize(DockerFolder.variables().size());
        List<String> passwords =
                first.stream().filter(line -> line.contains("PASSWORD=")).toList();
        assertThat(passwords).hasSize(6).allMatch(line -> line.matches("[A-Z_]+PASSWORD=[0-9a-f]{32}"));
        assertThat(passwords.stream().map(line -> line.split("=", -1)[1])).doesNotHaveDuplicates();
        assertThat(permissions(".env")).isEqualTo("rw-------");
        assertThat(permissions("secrets")).isEqualTo("rwx------");
        for (String secret : List.of("tls_key", "tls_certificate", "board_logins", "wecom_secret", "deadman_url")) {
            assertThat(permissions("secrets/" + secret)).isEqualTo("rw-r--r--");
        }
    }

    @Test
    void aLoginIsAddedReplacedAndRefusedWithoutAnybodyElsesLeaving() throws IOException, InterruptedException {
        scripts.said("", "prepare");

        scripts.said("a long password\n", "login", "li.wei");
        scripts.said("another password\n", "login", "wang");
        String before = logins();
        scripts.said("a new password\n", "login", "li.wei");

        assertThat(logins().lines()).hasSize(2).allMatch(line -> line.matches("(li\\.wei|wang):\\$6\\$.+"));
        assertThat(logins()).isNotEqualTo(before).doesNotContain("password");
        assertThat(scripts.said("short\n", "login", "zhao")).contains("At least 12 characters", "ended with 1");
        assertThat(scripts.said("a long password\n", "login", "li wei")).contains("usage", "ended with 2");
        assertThat(logins().lines()).hasSize(2);
    }

    @Test
    void composeTakesTheFile() throws IOException, InterruptedException {
        List<String> libraries = new ArrayList<>();
        for (String name : COMPOSE) {
            libraries.add(new DebianPackage(name, ANY_VERSION).file(LIBRARIES).toString());
        }
        Path compose = new DebianPackage("docker-compose", ANY_VERSION).binary("docker-compose");
        List<String> config = List.of(
                "env",
                "PYTHONPATH=" + String.join(":", libraries),
                "/usr/bin/python3",
                compose.toString(),
                "--file",
                folder.resolve("compose.yaml").toString(),
                "--env-file",
                folder.resolve(".env").toString(),
                "config");

        Files.createFile(folder.resolve(".env"));
        assertThat(DebianPackage.run(config)).contains("run docker/prepare", "ended with 1");
        Files.delete(folder.resolve(".env"));
        scripts.said("", "prepare");

        assertThat(DebianPackage.run(config))
                .contains("image: passflow:0.1.0", "--job-classname org.passflow.job.PassflowJob")
                .doesNotContain("ended with", "WARNING", "${");
    }

    @Test
    void scriptsHoldWhatShellcheckAsks() throws IOException, InterruptedException {
        List<String> scripts = new ArrayList<>();
        for (String script : List.of("prepare", "login", "flink/healthy")) {
            scripts.add(DockerFolder.PATH.resolve(script).toString());
        }

        assertThat(new DebianPackage("shellcheck", "0.9.0*").run("shellcheck", scripts.toArray(String[]::new)))
                .isEmpty();
    }

    private String logins() throws IOException {
        return Files.readString(folder.resolve("secrets/board_logins"));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
