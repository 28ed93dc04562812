package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.event.MaskedPayload;
import org.passflow.event.RawIdentity;
import org.passflow.event.Reject;
import org.passflow.event.Topics;
import org.passflow.testing.GoldenRecords;
import org.passflow.testing.GoldenRecords.Golden;
import org.passflow.testing.TestingDecoder;

class GoldenRecordsTest {
    private final TestingDecoder decoder = new TestingDecoder();

    static List<Golden> valid() {
        return GoldenRecords.valid();
    }

    static List<Golden> invalid() {
        return GoldenRecords.invalid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validRecordIsAccepted(Golden record) {
        assertThat(decoder.reject(record.topic(), record.value())).isNull();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidRecordIsRefusedForItsReason(Golden record) {
        Reject reject = decoder.reject(record.topic(), record.value());

        assertThat(reject).isNotNull();
        assertThat(reject.reason()).as(reject.detail()).isEqualTo(record.reason());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusedRecordIsKeptWithoutIdentities(Golden record) {
        Reject reject = decoder.reject(record.topic(), record.value());

        assertThat(RawIdentity.standsIn(reject.payload())).as(reject.payload()).isFalse();
        assertThat(RawIdentity.standsIn(reject.detail())).as(reject.detail()).isFalse();
        assertThat(reject.payload()).doesNotContain("张三");
        assertThat(reject.payload().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MaskedPayload.MAX_BYTES);
    }

    @Test
    void everySiteOfTheShippedRosterIsAccepted() throws IOException {
        for (String site : Files.readAllLines(Path.of("..", "schemas", "reference", "sites.jsonl"))) {
            assertThat(decoder.reject(Topics.SITES, site.getBytes(StandardCharsets.UTF_8)))
                    .as(site)
                    .isNull();
        }
    }

    @Test
    void everyTopicHasValidAndInvalidExamples() {
        List<String> topics = Stream.of(Topics.EVENTS, Topics.CONTROL, List.of(Topics.TICKS))
                .flatMap(List::stream)
                .toList();

        assertThat(topicsOf(valid())).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(topicsOf(invalid())).containsExactlyInAnyOrderElementsOf(topics);
    }

    private static Set<String> topicsOf(List<Golden> records) {
        return records.stream().map(Golden::topic).collect(Collectors.toSet());
    }
}
