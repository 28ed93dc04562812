package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By what Flink says of its jobs; of a cluster that works, {@code ClusterIT}. */
class OccupancyTest {
    @TempDir
    private Path data;

    private HttpServer flink;
    private Occupancy occupancy;
    private String running = "";

    @BeforeEach
    void startFlink() throws IOException {
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/jobs/overview", exchange -> {
            byte[] body = ("{\"jobs\":[" + running + "]}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        flink.start();
        FlinkRest rest = new FlinkRest("http://127.0.0.1:" + flink.getAddress().getPort());
        occupancy = new Occupancy(new JobSubmission.Target(rest, data.resolve("job.jar"), "", "", data));
    }

    @AfterEach
    void stopFlink() {
        flink.stop(0);
    }

    @Test
    void oneJobWritesTheTablesOfADatabase() {
        runs("abc", "passflow", "RESTARTING");
        new SubmittedJobs(data).remember("abc", submission("a-", "passflow"));

        assertThatThrownBy(() -> occupancy.requireFree(submission("b-", "passflow")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("job abc, which is RESTARTING, writes the tables of database passflow")
                .hasMessageContaining("passflow cluster upgrade");
    }

    @Test
    void oneJobReadsTheTopicsOfAPrefix() {
        runs("abc", "passflow", "RUNNING");
        new SubmittedJobs(data).remember("abc", submission("", "passflow"));

        assertThatThrownBy(() -> occupancy.requireFree(submission("", "passflow_again")))
                .hasMessageContaining("job abc, which is RUNNING, reads the topics without a prefix");
    }

    @Test
    void jobOfWhichNothingIsKnownIsTakenForTheSame() {
        runs("abc", "passflow", "RUNNING");

        assertThatThrownBy(() -> occupancy.requireFree(submission("", "passflow")))
                .hasMessageContaining("job abc, which is RUNNING, was not started by passflow submit");
    }

    @Test
    void otherInstallationsAndJobsThatHaveEndedAreInNobodysWay() {
        SubmittedJobs submitted = new SubmittedJobs(data);
        submitted.remember("abc", submission("a-", "passflow_a"));
        submitted.remember("def", submission("", "passflow"));
        runs("abc", "passflow", "RUNNING");
        runs("def", "passflow", "CANCELED");
        runs("ghi", "somebody else's", "RUNNING");

        assertThatCode(() -> occupancy.requireFree(submission("", "passflow"))).doesNotThrowAnyException();
    }

    @Test
    void jobOfTheSameTopicsAndTablesMakesWayAndOneThatSharesOnlyOneDoesNot() {
        SubmittedJobs submitted = new SubmittedJobs(data);
        submitted.remember("abc", submission("", "passflow"));
        runs("abc", "passflow", "RUNNING");
        assertThatCode(() -> occupancy.requireFreeOfOthers(submission("", "passflow")))
                .doesNotThrowAnyException();

        submitted.remember("def", submission("b-", "passflow"));
        runs("def", "passflow", "RUNNING");
        assertThatThrownBy(() -> occupancy.requireFreeOfOthers(submission("", "passflow")))
                .hasMessageContaining("job def, which is RUNNING, writes the tables of database passflow");
    }

    private void runs(String id, String name, String state) {
        running += (running.isEmpty() ? "" : ",")
                + "{\"jid\":\"%s\",\"name\":\"%s\",\"state\":\"%s\"}".formatted(id, name, state);
    }

    private static JobSubmission submission(String prefix, String database) {
        return new JobSubmission(prefix, database, List.of(), null, null);
    }
}
