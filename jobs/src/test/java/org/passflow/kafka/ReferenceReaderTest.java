package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ReferenceReaderTest {

    @Test
    void brokerThatDoesNotAnswerIsNamed() {
        KafkaSettings nowhere = new KafkaSettings("127.0.0.1:1", "");

        assertThatThrownBy(() -> new ReferenceReader(nowhere, Duration.ofMillis(300)).read())
                .isInstanceOf(KafkaException.class)
                .hasMessage("Kafka at 127.0.0.1:1 did not answer within 300 ms");
    }
}
