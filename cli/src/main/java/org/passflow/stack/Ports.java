package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The TCP ports of the one-machine stack, all on the loopback interface.
 *
 * @param kafka where clients of the broker connect
 * @param kafkaController where the broker talks to its own controller
 * @param clickHouseHttp HTTP: queries, JDBC, the board
 * @param clickHouseNative the native protocol, for {@code clickhouse client}
 * @param flinkRest Flink's web page and REST API
 * @param flinkRpc where TaskManagers find the JobManager
 * @param jobManagerMetrics metrics of the JobManager, for Prometheus
 * @param taskManagerMetrics those of the first TaskManager; the others follow on the next ports
 * @param zooKeeper where a cluster remembers its jobs
 */
public record Ports(
        int kafka,
        int kafkaController,
        int clickHouseHttp,
        int clickHouseNative,
        int flinkRest,
        int flinkRpc,
        int jobManagerMetrics,
        int taskManagerMetrics,
        int zooKeeper) {
    public static final Ports DEFAULTS = new Ports(19092, 19093, 18123, 19000, 18081, 16123, 19249, 19250, 12181);

    /** Loopback, where every server of the stack listens and nowhere else. */
    public static final String HOST = "127.0.0.1";

    public Ports {
        List<Integer> all = List.of(
                kafka,
                kafkaController,
                clickHouseHttp,
                clickHouseNative,
                flinkRest,
                flinkRpc,
                jobManagerMetrics,
                taskManagerMetrics,
                zooKeeper);
        for (int port : all) {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("A port is between 1 and 65535, not " + port);
            }
        }
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("Each component needs a port of its own: " + all);
        }
    }

    /** Nine ports that are free now; for tests, which may run beside a stack on the default ports. */
    public static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 9; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            return new Ports(
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    ports.get(5),
                    ports.get(6),
                    ports.get(7),
                    ports.get(8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** Component by port name, in the order of this record. */
    public Map<String, Integer> byComponent() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("Kafka", kafka);
        ports.put("Kafka controller", kafkaController);
        ports.put("ClickHouse HTTP", clickHouseHttp);
        ports.put("ClickHouse native", clickHouseNative);
        ports.put("Flink REST", flinkRest);
        ports.put("Flink RPC", flinkRpc);
        ports.put("JobManager metrics", jobManagerMetrics);
        ports.put("TaskManager metrics", taskManagerMetrics);
        ports.put("ZooKeeper", zooKeeper);
        return ports;
    }

    /** One line for each port that somebody else listens on, with component, port and, where known, the process. */
    public List<String> inUse() {
        return byComponent().entrySet().stream()
                .filter(component -> !isFree(component.getValue()))
                .map(component -> "Port %d (%s) is in use%s"
                        .formatted(
                                component.getValue(),
                                component.getKey(),
                                ListeningProcess.on(component.getValue())
                                        .map(process -> " by " + process)
                                        .orElse("")))
                .toList();
    }

    /** Throws {@link StackException} naming every port that is taken. */
    public void requireFree() {
        List<String> taken = inUse();
        if (!taken.isEmpty()) {
            throw new StackException(
                    taken.stream().collect(Collectors.joining("\n")) + "\nStop it, or choose other ports (--help).");
        }
    }

    public String kafkaServers() {
        return HOST + ":" + kafka;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
