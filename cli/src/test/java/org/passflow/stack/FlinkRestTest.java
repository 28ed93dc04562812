package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.testing.TestingAuthority;
import org.passflow.testing.TlsFront;

/** Behind encryption, and what it is told; what Flink itself answers, the tests on a cluster. */
class FlinkRestTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer flink;

    @BeforeEach
    void startFlink() throws IOException {
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/overview", "{\"flink-version\":\"2.2.1\"}");
        flink.start();
    }

    private void answer(String path, String json) {
        flink.createContext(path, exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stopFlink() {
        flink.stop(0);
    }

    @Test
    void serverIsAskedOnlyIfItsAuthorityAndNameAreRight() throws Exception {
        TestingAuthority ours = TestingAuthority.in(folder, "ours");
        TestingAuthority other = TestingAuthority.in(folder, "other");
        int port = flink.getAddress().getPort();

        try (TlsFront right = new TlsFront(ours.serverStore("localhost"), port);
                TlsFront elsewhere = new TlsFront(ours.serverStore("flink.example"), port)) {
            assertThat(rest(right, ours).answers()).isTrue();
            assertThatThrownBy(() -> rest(right, other).answers()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> rest(elsewhere, ours).answers()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> new FlinkRest(url(right)).answers()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void jobThatSaysNoParallelismHasThatOfTheCluster() throws Exception {
        answer("/jobmanager/config", "[{\"key\":\"parallelism.default\",\"value\":\"3\"}]");
        answer("/jars/job.jar/run", "{\"jobid\":\"abc\"}");
        FlinkRest rest = plain();

        rest.run("job.jar", new FlinkRest.Run("Main", List.of(), null, null, Map.of()));
        rest.run("job.jar", new FlinkRest.Run("Main", List.of(), 4, null, Map.of()));

        assertThat(asked.stream().filter(body -> !body.isEmpty()).toList())
                .satisfiesExactly(first -> assertThat(first).contains("\"parallelism\":3"), second -> assertThat(second)
                        .contains("\"parallelism\":4"));
    }

    @Test
    void savepointThatCannotBeWrittenSaysTheFirstCause() {
        answer("/jobs/abc/stop", "{\"request-id\":\"7\"}");
        answer(
                "/jobs/abc/savepoints/7",
                """
                {"status":{"id":"COMPLETED"},"operation":{"failure-cause":{"stack-trace":"\
                CompletionException: CheckpointException: Task has failed.\\n\\tat there\\n\
                Caused by: CheckpointException: Task has failed.\\n\\tat here\\n\
                Caused by: SQLException: Read timed out\\n\\t... 3 more\\n"}}}""");
        FlinkSnapshots snapshots = new FlinkSnapshots(plain());

        assertThatThrownBy(() -> snapshots.stopWithSavepoint("abc"))
                .isInstanceOf(FlinkRest.Refused.class)
                .hasMessage("No savepoint of job abc can be written now: SQLException: Read timed out");
    }

    private FlinkRest plain() {
        return new FlinkRest("http://127.0.0.1:" + flink.getAddress().getPort());
    }

    private static FlinkRest rest(TlsFront front, TestingAuthority authority) throws IOException {
        return FlinkRest.vouchedFor(url(front), Files.readString(authority.certificate()));
    }

    private static String url(TlsFront front) {
        return "https://localhost:" + front.port();
    }
}
