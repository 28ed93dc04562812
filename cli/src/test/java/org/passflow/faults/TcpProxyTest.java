package org.passflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The instrument itself: a server that answers each byte with its successor, asked through the proxy. */
class TcpProxyTest {
    private final List<Integer> arrived = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::answer, "successor");
        thread.setDaemon(true);
        thread.start();
        proxy = new TcpProxy(server.getLocalPort());
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void clearWeatherPassesRequestAndAnswer() throws IOException {
        assertThat(ask('a')).isEqualTo('b');
        assertThat(proxy.cuts()).isZero();
    }

    @Test
    void lostAnswerIsLostAfterTheRequestHasArrived() throws IOException {
        proxy.set(Weather.losingAnswers(2));

        assertThat(ask('a')).isEqualTo('b');
        assertThat(ask('c')).as("the connection ends").isEqualTo(-1);
        assertThat(ask('e')).isEqualTo('f');

        assertThat(arrived).containsExactly((int) 'a', (int) 'c', (int) 'e');
        assertThat(proxy.cuts()).isEqualTo(1);
    }

    @Test
    void roughWeatherTakesItsTimeAndCutsSome() throws IOException {
        proxy.set(Weather.rough(1, Duration.ofMillis(20), 1_000_000, 4));
        long begin = System.nanoTime();
        int answered = 0;
        for (int i = 0; i < 20; i++) {
            answered += ask('a') == 'b' ? 1 : 0;
        }

        assertThat(answered).isBetween(1, 19);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(20L * 20));
    }

    @Test
    void serverThatIsNotThereEndsTheConnection() throws IOException {
        server.close();

        assertThat(ask('a')).isEqualTo(-1);
    }

    /** The answer, or −1 where there is none. */
    private int ask(char question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.getOutputStream().write(String.valueOf(question).getBytes(UTF_8));
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    private void answer() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int question = socket.getInputStream().read();
                arrived.add(question);
                socket.getOutputStream().write(question + 1);
            } catch (IOException ended) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(ended);
                }
            }
        }
    }
}
