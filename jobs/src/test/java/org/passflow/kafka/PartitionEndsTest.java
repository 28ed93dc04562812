package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PartitionEndsTest {

    @Test
    @Timeout(30)
    void closesWithoutWaitingForABrokerThatIsAway() throws IOException {
        Properties connection = new Properties();
        connection.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + portThatNobodyListensOn());
        PartitionEnds ends = new PartitionEnds(connection, "ticks");
        CompletableFuture<PartitionEnds.Span> question = ends.span(new TopicPartition("checkpoint-events", 0));
        ends.send();

        ends.close();

        assertThatThrownBy(question::get).isInstanceOf(ExecutionException.class);
    }

    private static int portThatNobodyListensOn() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
