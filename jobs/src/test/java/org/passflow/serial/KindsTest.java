package org.passflow.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts are written at once wherever in a record they stand. */
class KindsTest {

    /** A record that holds texts in each way in which one can. */
    public record Held(String text, Inner inner, List<String> list, Map<String, Inner> map, Inner[] array) {}

    /** What it holds. */
    public record Inner(String text) {}

    private static Stream<Held> held() {
        return Stream.of(
                new Held("站", new Inner("a"), List.of("b", "c"), Map.of("d", new Inner(null)), new Inner[] {
                    new Inner("e"), null
                }),
                new Held(null, null, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("held")
    void aRecordComesBackWithAllThatItHolds(Held held) throws IOException {
        TypeSerializer<Held> serializer = Kinds.of(Held.class).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(8);

        serializer.serialize(held, out);

        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .usingRecursiveComparison()
                .isEqualTo(held);
    }

    @Test
    void textsAreOursWhereverTheyStand() {
        assertThat(Kinds.of(Held.class).toString()).contains("Text").doesNotContain("String");
    }
}
