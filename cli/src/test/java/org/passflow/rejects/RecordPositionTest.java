package org.passflow.rejects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPositionTest {
    @Test
    void positionIsReadAsItIsWritten() {
        RecordPosition position = new RecordPosition("checkpoint-events", 3, 123_456_789_012L);

        assertThat(RecordPosition.parse(position.toString())).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "checkpoint-events",
                "checkpoint-events/3",
                "a/b/c",
                "a/-1/2",
                "a/1/2/3",
                "a/1/99999999999999999999"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RecordPosition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
