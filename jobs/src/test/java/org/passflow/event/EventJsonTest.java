package org.passflow.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.kafka.EventDecoder;
import org.passflow.testing.GoldenRecords;
import org.passflow.testing.GoldenRecords.Golden;

class EventJsonTest {
    private final EventDecoder decoder = new EventDecoder();

    static List<Golden> events() {
        return GoldenRecords.valid().stream()
                .filter(record -> Topics.EVENTS.contains(record.topic()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventReadAgainFromItsTextIsTheSame(Golden record) {
        Received received = decoder.decode(record.topic(), 1, 2, 3, record.value());

        String json = EventJson.of(received);

        assertThat(json).doesNotContain("\n");
        assertThat(decode(record.topic(), json)).isEqualTo(received);
        assertThat(EventJson.of(decode(record.topic(), json))).isEqualTo(json);
    }

    @Test
    void onlyKnownFieldsAreWrittenInTheOrderOfTheSchema() {
        Received received = decode(
                Topics.CHECKPOINT_EVENTS,
                "{\"x\":1,\"shift\":\"day\",\"temperature_c\":36.50,\"mask\":null,\"occupants\":3,\"subject\":\"PERSON\","
                        + "\"disposition\":\"PASSED\",\"site_id\":\"g\",\"event_time\":5,\"event_id\":\"e\","
                        + "\"schema_version\":1,\"void\":false}");

        assertThat(EventJson.of(received))
                .isEqualTo(
                        "{\"schema_version\":1,\"event_id\":\"e\",\"event_time\":5,\"site_id\":\"g\","
                                + "\"subject\":\"PERSON\",\"disposition\":\"PASSED\",\"temperature_c\":36.5,\"shift\":\"day\"}");
    }

    @Property(tries = 500)
    void anyTextAndTemperatureSurvive(@ForAll("texts") String text, @ForAll @IntRange(max = 6000) int centidegrees) {
        CheckpointEvent event = person("gate", text, centidegrees);
        Received received = Received.of(
                new Position(Topics.CHECKPOINT_EVENTS, 1, 2, 3),
                new Header("e", 1_650_000_000_000L, false, null, null),
                event);

        assertThat(decode(Topics.CHECKPOINT_EVENTS, EventJson.of(received))).isEqualTo(received);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab \"\\/{}[]:,\u0000\u0001\n\r\t\u001f\u007f\u2028岗é")
                .ofMaxLength(40)
                .map(text -> "x" + text);
    }

    @Test
    void ticksAndRejectsHaveNoText() {
        Position position = new Position(Topics.TICKS, 0, 0, 0);

        assertThatThrownBy(() -> EventJson.of(Received.tick(position))).isInstanceOf(IllegalArgumentException.class);
    }

    private Received decode(String topic, String json) {
        return decoder.decode(topic, 1, 2, 3, json.getBytes(StandardCharsets.UTF_8));
    }

    private static CheckpointEvent person(String siteId, String lane, Integer centidegrees) {
        return new CheckpointEvent(
                siteId,
                Direction.IN,
                Subject.PERSON,
                Disposition.PASSED,
                null,
                null,
                null,
                null,
                centidegrees,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                lane,
                null);
    }
}
