package org.passflow.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.stack.Ports;
import org.passflow.testing.DebianPackage;
import org.passflow.testing.DockerScripts;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestStack;

/** The board behind a real nginx with the configuration of {@code docker/proxy}, logins as {@code docker/login} makes them. */
@ExtendWith(StackExtension.class)
class ProxyIT {
    private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LI = login("li.wei", "a long password");

    @TempDir
    private Path folder;

    private DockerScripts scripts;
    private TestStack stack;
    private Process nginx;
    private BoardClient board;

    @BeforeEach
    void startProxy(TestStack given) throws Exception {
        stack = given;
        stack.migrateForBoard();
        scripts = new DockerScripts(folder);
        scripts.said("", "prepare");
        scripts.said("a long password\n", "login", "li.wei");
        Path program = new DebianPackage("nginx", "*").file("usr/sbin/nginx");
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, configuration(port));
        nginx = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        configuration.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-g",
                        "daemon off; user root;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        board = new BoardClient("https://127.0.0.1:" + port, trusting(folder.resolve("secrets/tls_certificate")));
        await().atMost(SOON).ignoreExceptions().until(() -> status("/ping") == 200);
        await().atMost(SOON).until(() -> !answer(LI).isEmpty());
    }

    @AfterEach
    void stopProxy() throws InterruptedException {
        nginx.destroy();
        nginx.waitFor();
    }

    @Test
    void onlyAGoodLoginGetsAnything() throws Exception {
        assertThat(status("/board/")).isEqualTo(401);
        assertThat(status("/board/", "Authorization", LI)).isEqualTo(200);

        assertThat(status("/board/api/now")).isEqualTo(401);
        assertThat(status("/board/api/now", "Authorization", login("li.wei", "a wrong password")))
                .isEqualTo(401);
        assertThat(status("/board/api/now", "Authorization", login("wang", "a long password")))
                .isEqualTo(401);
        for (String other : List.of("/login", "/play", "/metrics", "/?query=SELECT%201")) {
            assertThat(status(other, "Authorization", LI)).as(other).isIn(302, 404);
        }
    }

    @Test
    void aNewPasswordHoldsAtOnce() throws Exception {
        scripts.said("another password\n", "login", "li.wei");

        assertThat(status("/board/api/now", "Authorization", login("li.wei", "another password")))
                .isEqualTo(200);
    }

    @Test
    void whoActsIsWhoLoggedInWhateverThePageSays() throws Exception {
        String alert = "%016x-%016x".formatted(0x9a0f, UUID.randomUUID().getLeastSignificantBits());
        Map<String, String> act = Map.of(
                "alert_id",
                alert,
                "action",
                "COMMENT",
                "outcome",
                "",
                "until_ms",
                "0",
                "text",
                "seen",
                "action_id",
                UUID.randomUUID().toString());

        HttpResponse<String> done = board.send(
                "POST",
                "/board/api/act",
                act,
                "Authorization",
                LI,
                "X-Forwarded-User",
                "somebody%20else",
                "X-Passflow-Board",
                "1");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(stack.stack()
                        .clickHouse()
                        .as("migrator")
                        .query("SELECT actor FROM passflow.alert_actions WHERE alert_id = '" + alert + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("actor").asText()).isEqualTo("li.wei"));
    }

    /** Fifty viewers who ask within a fifth of a second cost ClickHouse one answer. */
    @Test
    void viewersShareTheAnswerOfAFifthOfASecondAndNoOlderOne() throws Exception {
        Set<String> different = new HashSet<>();
        long begin = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            different.add(answer(LI));
        }
        long fifths = (System.nanoTime() - begin) / 200_000_000 + 2;

        assertThat(different).hasSizeLessThanOrEqualTo((int) fifths);
        await().atMost(SOON).until(() -> !different.contains(answer(LI)));
    }

    @Test
    void pageTravelsSmall() throws Exception {
        HttpResponse<String> script =
                board.send("GET", "/board/board.js", Map.of(), "Authorization", LI, "Accept-Encoding", "gzip");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(script.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    /** With when it was asked for at its beginning. */
    private String answer(String login) throws IOException, InterruptedException {
        String body = board.send("GET", "/board/api/now", Map.of(), "Authorization", login)
                .body();
        return body.contains("\"data\":[[") ? body.substring(0, body.indexOf(",\"meta\"")) : "";
    }

    private int status(String path, String... headers) throws IOException, InterruptedException {
        return board.send("GET", path, Map.of(), headers).statusCode();
    }

    private static String login(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Docker's own, with this machine's folders, addresses and ports. */
    private String configuration(int port) throws IOException {
        String clickHouse = URI.create(stack.stack().clickHouse().url()).getAuthority();
        return Files.readString(DOCKER.resolve("proxy/nginx.conf"))
                .replace("/tmp/", folder + "/")
                .replace("/dev/stdout", folder.resolve("access.log").toString())
                .replace("/dev/stderr", folder.resolve("error.log").toString())
                .replace("/run/secrets/", folder.resolve("secrets") + "/")
                .replace("clickhouse:8123", clickHouse)
                .replace("listen 8443", "listen " + Ports.HOST + ":" + port)
                .replace("listen 8444", "listen unix:" + folder.resolve("queries.sock"));
    }

    private static HttpClient trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
