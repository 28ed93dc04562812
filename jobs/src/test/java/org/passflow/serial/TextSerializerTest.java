package org.passflow.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text comes back as it was. */
class TextSerializerTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "gate-1",
                "?",
                "naïve ÿ",
                "Ā",
                "汾城镇南高速口",
                "a汾",
                "\uD83D\uDE80",
                "\uD83D",
                "x\uDE80y",
                "\u0000"
            })
    void aTextComesBack(String text) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);
        TextSerializer.INSTANCE.serialize(text, out);
        TextSerializer.INSTANCE.serialize("next", out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        DataOutputSerializer copy = new DataOutputSerializer(8);

        TextSerializer.INSTANCE.copy(in, copy);

        assertThat(TextSerializer.INSTANCE.deserialize(in)).isEqualTo("next");
        assertThat(in.available()).isZero();
        assertThat(TextSerializer.INSTANCE.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer())))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 8_191, 8_192, 1_048_575, 1_048_576})
    void lengthsAroundEachByteOfTheHeadComeBack(int length) throws IOException {
        for (String text : new String[] {"a".repeat(length), "汾".repeat(length)}) {
            DataOutputSerializer out = new DataOutputSerializer(8);
            TextSerializer.INSTANCE.serialize(text, out);

            assertThat(TextSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                    .isEqualTo(text);
        }
    }

    @Test
    void anAsciiTextTakesAByteEachAndOneBefore() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);

        TextSerializer.INSTANCE.serialize("0123456789", out);

        assertThat(out.length()).isEqualTo(11);
    }

    @Test
    void whatStateSaysOfItIsCompatible() {
        TypeSerializer<String> restored =
                TextSerializer.INSTANCE.snapshotConfiguration().restoreSerializer();

        assertThat(restored).isEqualTo(TextSerializer.INSTANCE);
        assertThat(Kinds.TEXT.createSerializer(new SerializerConfigImpl())).isEqualTo(restored);
    }
}
