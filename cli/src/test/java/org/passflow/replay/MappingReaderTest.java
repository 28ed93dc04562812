package org.passflow.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"tollgate", "gate-register"})
    void shippedMappingCanBeRead(String name) throws Exception {
        try (InputStream file =
                getClass().getClassLoader().getResourceAsStream("schemas/reference/mappings/" + name + ".yaml")) {
            assertThat(MappingReader.read(name, file).topic()).isEqualTo("checkpoint-events");
        }
    }

    @Test
    void arrivalIsTwoSecondsAfterTheEventUnlessSaidOtherwise() throws Exception {
        Mapping mapping = read(
                """
                topic: trips
                event_time: {column: t, format: epoch_millis}
                fields: {trip_id: {column: id}}
                """);

        assertThat(mapping.arrivalDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(mapping.key()).isEqualTo("trip_id");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(
                        () -> read(
                                """
                topic: checkpoints
                event_time: {column: when, format: "yyyy-QQQQQQ", zone: Mars/Olympus, pattern: "("}
                arrival: {delay: soon}
                colour: red
                fields:
                  subject: {kolumn: who}
                  mask: {column: mask, type: maybe, required: perhaps}
                  disposition: {value: [PASSED]}
                  lane: {column: no}
                  event_time: {column: when}
                published: {minutes: 0, measure: cars}
                """))
                .isInstanceOf(MappingException.class)
                .message()
                .contains("topic must be one of")
                .contains("event_time.zone is none")
                .contains("arrival.delay must be a duration")
                .contains("colour is unknown")
                .contains("fields.subject.kolumn is unknown")
                .contains("fields.subject.column is missing")
                .contains("fields.mask.type must be")
                .contains("fields.mask.required must be true or false")
                .contains("fields.disposition.value must be text")
                .contains("fields.lane.column reads as true or false in YAML; quote it")
                .contains("fields.event_time is set by the replay itself")
                .contains("published.minutes must be a whole number above 0")
                .contains("published.measure must be one of")
                .contains("published.count is missing");
    }

    @Test
    void mappingWithoutTheKeyOfItsTopicIsRefused() {
        assertThatThrownBy(
                        () -> read(
                                """
                topic: checkpoint-events
                event_time: {column: t, format: epoch_millis}
                fields: {subject: {value: PERSON}}
                """))
                .hasMessageContaining("fields.site_id is missing; it is the key of the topic");
    }

    @Test
    void fieldThatTheTopicDoesNotKnowIsRefused() {
        assertThatThrownBy(
                        () -> read(
                                """
                topic: checkpoint-events
                event_time: {column: t, format: epoch_millis}
                fields: {site_id: {column: s}, directon: {column: d}}
                """))
                .hasMessageContaining("fields.directon is no field of the topic; it has ")
                .hasMessageContaining(", direction, ");
    }

    @Test
    void fileThatIsNotYamlIsRefused() {
        assertThatThrownBy(() -> read("topic: ["))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("not YAML");
    }

    private static Mapping read(String yaml) throws Exception {
        return MappingReader.read("test.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }
}
