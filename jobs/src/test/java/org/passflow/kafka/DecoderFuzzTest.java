package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.event.MaskedPayload;
import org.passflow.event.RawIdentity;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;
import org.passflow.event.Topics;
import org.passflow.testing.GoldenRecords;
import org.passflow.testing.GoldenRecords.Golden;
import org.passflow.testing.TestingDecoder;

/** Whatever stands in a record, the decoder answers, soon, and is ready for the next one. */
class DecoderFuzzTest {

    /** What takes longer grows with the square of the record, or never ends. */
    private static final Duration ENDLESS = Duration.ofMinutes(2);

    private static final List<Golden> GOLDEN = Stream.concat(
                    GoldenRecords.valid().stream(), GoldenRecords.invalid().stream())
            .toList();
    /** Of what a parser may stumble on. */
    private static final List<String> STUMBLING_BLOCKS = List.of(
            "\"",
            "\\",
            "\\u",
            "\\ud83d",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "1e",
            "-",
            "0",
            "\u0000",
            "\uFEFF",
            "\"name\":",
            "13812345678",
            "晋L12345",
            "' OR 1=1; DROP TABLE events --",
            "\u0001",
            "NaN",
            "//",
            "1e999999999");

    private final TestingDecoder decoder = new TestingDecoder();

    @Property(tries = 2000)
    void randomBytesAreAnswered(@ForAll("topics") String topic, @ForAll @Size(max = 300) byte[] value) {
        assertAnswered(topic, value);
    }

    @Property(tries = 20_000)
    void mutatedRecordsAreAnswered(@ForAll("mutated") Mutated mutated) {
        assertAnswered(mutated.topic, mutated.value);
    }

    /** The longest records at which a parser, a check or a mask could do more work than their length explains. */
    @ParameterizedTest
    @MethodSource("vastRecords")
    void vastRecordIsAnswered(String start, String repeated, String end) {
        int times = (RecordReader.MAX_BYTES - start.length() - end.length())
                / repeated.getBytes(StandardCharsets.UTF_8).length;
        byte[] value = (start + repeated.repeat(times) + end).getBytes(StandardCharsets.UTF_8);

        for (String topic : List.of(Topics.CHECKPOINT_EVENTS, Topics.ALERT_RULES)) {
            assertTimeoutPreemptively(ENDLESS, () -> assertAnswered(topic, value));
        }
    }

    static List<String[]> vastRecords() {
        return List.of(
                record("{\"x\":", "[", ""),
                record("{\"x\":", "{\"x\":", ""),
                record("{\"x\":", "9", "}"),
                record("{\"occupants\":", "9", "}"),
                record("{\"event_time\":-", "9", "}"),
                record("{\"temperature_c\":36.", "9", "}"),
                record("{\"temperature_c\":", "0", "}"),
                record("{\"temperature_c\":1e-", "9", "}"),
                record("{\"latitude\":1.", "7", "}"),
                record("{\"thresholds\":{\"a\":0.", "7", "}}"),
                record("{\"x\":\"", "1", "\"}"),
                record("{\"x\":\"", "13812345678a", "\"}"),
                record("{\"x\":\"", "晋L", "\"}"),
                record("{\"x\":\"", "晋L1234", "\"}"),
                record("{\"x\":\"", "\\u0031", "\"}"),
                record("{\"record_ref\":\"", "0 ", "\"}"),
                record("{\"record_ref\":\"", "- ", "\"}"),
                record("{\"event_id\":\"", "🚧", "\"}"),
                record("{\"symptoms\":[\"\"", ",\"a\"", "]}"),
                record("{\"scope_sites\":[\"\"", ",\"a\"", "]}"),
                record("{\"name\":", "[\"name\":", ""),
                record("{\"name\":\"", "\\", ""),
                record("", "name=", ""),
                record("", " ", ""),
                record("{", " ", "}"),
                record("{\"x\":1}", " ", "x"));
    }

    @Property(tries = 3)
    void tenThousandKeysOfOneHashAreAnsweredWithinASecond(@ForAll Random random) {
        StringBuilder record = new StringBuilder("{\"x\":{\"a\":1");
        for (int i = 0; i < 10_000; i++) {
            record.append(",\"");
            int bits = i << 4 | random.nextInt(16);
            for (int bit = 0; bit < 18; bit++) {
                record.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
            }
            record.append("\":1");
        }
        byte[] value = record.append("}}").toString().getBytes(StandardCharsets.UTF_8);

        assertTimeout(Duration.ofSeconds(1), () -> assertAnswered(Topics.CHECKPOINT_EVENTS, value));
    }

    @Property(tries = 5)
    void tenMegabytesAreRefusedUnread(@ForAll("topics") String topic, @ForAll byte filling) {
        byte[] value = new byte[10_000_000];
        Arrays.fill(value, filling);

        Reject reject = decoder.reject(topic, value);

        assertThat(reject.reason()).isEqualTo(RejectReason.TOO_LARGE);
    }

    private void assertAnswered(String topic, byte[] value) {
        Reject reject = decoder.reject(topic, value);

        if (reject != null) {
            assertThat(reject.detail()).doesNotStartWith("cannot be read");
            assertThat(reject.payload().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(MaskedPayload.MAX_BYTES);
            assertThat(RawIdentity.standsIn(reject.payload()))
                    .as(reject.payload())
                    .isFalse();
        }
        Golden next = GOLDEN.get(0);
        assertThat(decoder.reject(next.topic(), next.value())).isNull();
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of(Topics.CHECKPOINT_EVENTS, Topics.HUB_EVENTS, Topics.ALERT_RULES, Topics.TICKS);
    }

    record Mutated(String topic, byte[] value) {
        @Override
        public String toString() {
            return topic + ": " + new String(value, StandardCharsets.UTF_8);
        }
    }

    /** A golden record with up to five places overwritten, cut out or filled in. */
    @Provide
    Arbitrary<Mutated> mutated() {
        Arbitrary<byte[]> insertion = Arbitraries.oneOf(
                Arbitraries.of(STUMBLING_BLOCKS).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4));
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 20),
                        insertion)
                .as(Change::new);
        return Combinators.combine(
                        Arbitraries.of(GOLDEN), change.list().ofMinSize(1).ofMaxSize(5))
                .as((golden, changes) -> {
                    byte[] value = golden.value();
                    for (Change each : changes) {
                        value = each.applyTo(value);
                    }
                    return new Mutated(golden.topic(), value);
                });
    }

    private record Change(double place, int cutOut, byte[] filledIn) {
        byte[] applyTo(byte[] value) {
            int start = (int) (place * value.length);
            int end = Math.min(value.length, start + cutOut);
            byte[] changed = Arrays.copyOf(value, value.length - (end - start) + filledIn.length);
            System.arraycopy(filledIn, 0, changed, start, filledIn.length);
            System.arraycopy(value, end, changed, start + filledIn.length, value.length - end);
            return changed;
        }
    }

    private static String[] record(String start, String repeated, String end) {
        return new String[] {start, repeated, end};
    }
}
