package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder in which passflow was built, or its release unpacked, which has what was built in the same places: class paths
 * of the child processes, the job jar, the users of ClickHouse.
 *
 * @param home the root of the checkout or of the release
 */
public record Installation(Path home) {
    public Installation {
        home = home.toAbsolutePath().normalize();
    }

    /** As the launcher says it, in the system property {@code passflow.home}. */
    public static Installation current() {
        String home = System.getProperty("passflow.home");
        if (home == null) {
            throw new StackException("Start passflow by its launcher, which knows where it is installed.");
        }
        return new Installation(Path.of(home));
    }

    /** Whether it is a release: what is missing in it, nothing here can build. */
    public boolean isRelease() {
        return !Files.exists(home.resolve("pom.xml"));
    }

    public Path defaultData() {
        return home.resolve(".passflow");
    }

    /** The jar that a Flink cluster is given. */
    public Path jobJar() {
        return only(home.resolve("jobs/target"), "passflow-jobs-*-job.jar");
    }

    Path clickHouseUsers() {
        return existing(home.resolve("docker/clickhouse/users.xml"));
    }

    /** What any server of ClickHouse needs. */
    Path clickHouseServer() {
        return existing(home.resolve("docker/clickhouse/server.xml"));
    }

    /** The handlers that serve the board. */
    Path clickHouseBoard() {
        return existing(home.resolve("docker/clickhouse/board.xml"));
    }

    /** The page of the board, built. */
    Path boardPage() {
        return existing(home.resolve("dashboards/board/dist"));
    }

    /** Class path of the Kafka broker. */
    String kafkaClassPath() {
        return existing(home.resolve("cli/kafka/target/lib")) + "/*";
    }

    /** Class path of the ZooKeeper server. */
    String zooKeeperClassPath() {
        return existing(home.resolve("cli/zookeeper/target/lib")) + "/*";
    }

    /** Class path of the Flink processes. */
    String flinkClassPath() {
        return existing(home.resolve("cli/flink/target/lib")) + "/*";
    }

    /** Version of an artifact among the jars of a class path, as its file name says it. */
    static String versionIn(String classPath, String artifact) {
        Path folder = Path.of(classPath.substring(0, classPath.length() - "/*".length()));
        String file = only(folder, artifact + "-[0-9]*.jar").getFileName().toString();
        return file.substring(artifact.length() + 1, file.length() - ".jar".length());
    }

    /** The jar or folder that a class was loaded from, to put it on the class path of a child process. */
    static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Class path of " + type + " is not a file", e);
        }
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new StackException(path + " is missing; build passflow first: mvn -DskipTests package");
        }
        return path;
    }

    private static Path only(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(existing(folder), pattern)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.size() != 1) {
            throw new StackException("Expected one %s in %s, found %d; build passflow: mvn clean package"
                    .formatted(pattern, folder, found.size()));
        }
        return found.get(0);
    }
}
