package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;
import org.passflow.event.Topics;
import org.passflow.testing.GoldenRecords;
import org.passflow.testing.GoldenRecords.Golden;
import org.passflow.testing.TestingDecoder;

/** The schemas that producers read and the code that judges their records say the same. */
class SchemaContractTest {
    /** Golden records that the code refuses and no JSON Schema can: what {@code fields.schema.json} says in words. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "alert-rules/not-json--threshold-twice.json",
            "checkpoint-events/not-json--65-levels.json",
            "checkpoint-events/not-json--key-twice-by-escape.json",
            "checkpoint-events/not-json--key-twice-deep-inside.json",
            "checkpoint-events/not-json--key-twice.json",
            "checkpoint-events/out-of-range--half-a-surrogate-pair.json",
            "checkpoint-events/raw-identity--resident-id-as-token.json",
            "checkpoint-events/raw-identity--resident-id-in-source.json",
            "checkpoint-events/raw-identity--resident-id-with-small-x.json",
            "checkpoint-events/wrong-type--event-time-with-exponent.json",
            "checkpoint-events/wrong-type--schema-version-with-fraction.json");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final TestingDecoder decoder = new TestingDecoder();
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    static List<String> topics() {
        return Stream.of(Topics.EVENTS, Topics.CONTROL, List.of(Topics.TICKS))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void everyTopicHasASchemaWithADescription() {
        for (String topic : topics()) {
            JsonNode schema = schema(topic).getSchemaNode();

            assertThat(schema.path("title").asText()).as(topic).isNotBlank();
            schema.path("properties").forEachEntry((field, property) -> assertThat(describes(property))
                    .as(topic + "." + field)
                    .isTrue());
        }
    }

    /** By itself, or by the definition that it refers to. */
    private static boolean describes(JsonNode property) {
        return !property.path("description").asText().isBlank()
                || property.has("$ref")
                || property.findValue("$ref") != null;
    }

    @Test
    void schemaAcceptsEveryValidGoldenRecord() throws IOException {
        for (Golden record : GoldenRecords.valid()) {
            assertThat(schema(record.topic()).validate(JSON.readTree(record.value())))
                    .as(record.toString())
                    .isEmpty();
        }
    }

    @Test
    void schemaRefusesEveryInvalidGoldenRecordButWhatItCannotTell() throws IOException {
        Set<String> accepted = new TreeSet<>();
        for (Golden record : GoldenRecords.invalid()) {
            if (schemaAccepts(record.topic(), record.value())) {
                accepted.add(record.toString());
            }
        }

        assertThat(accepted).containsExactlyInAnyOrderElementsOf(BEYOND_A_SCHEMA);
    }

    /** Each field of each topic with each of the values at which some rule changes its mind. */
    @ParameterizedTest
    @MethodSource("topics")
    void schemaAndCodeAgreeOnEveryValueOfEveryField(String topic) throws IOException {
        List<String> disagreements = new ArrayList<>();
        for (Golden base : ofTopic(topic)) {
            for (String field : fieldsOf(topic)) {
                for (String literal : TestingValues.LITERALS) {
                    ObjectNode record = (ObjectNode) JSON.readTree(base.value());
                    record.set(field, JSON.readTree(literal));
                    noteDisagreement(topic, record, disagreements);
                }
            }
        }

        assertThat(disagreements).isEmpty();
    }

    @Property(tries = 3000)
    void schemaAndCodeAgreeOnGeneratedRecords(@ForAll("records") Map.Entry<String, ObjectNode> generated)
            throws IOException {
        List<String> disagreements = new ArrayList<>();

        noteDisagreement(generated.getKey(), generated.getValue(), disagreements);

        assertThat(disagreements).isEmpty();
    }

    @Provide
    Arbitrary<Map.Entry<String, ObjectNode>> records() {
        return Arbitraries.of(GoldenRecords.valid()).flatMap(base -> {
            Arbitrary<String> fields = Arbitraries.of(fieldsOf(base.topic()));
            Arbitrary<Map.Entry<String, JsonNode>> change =
                    Combinators.combine(fields, TestingValues.any()).as(Map::entry);
            return change.list().ofMaxSize(4).map(changes -> Map.entry(base.topic(), changed(base, changes)));
        });
    }

    private static ObjectNode changed(Golden base, List<Map.Entry<String, JsonNode>> changes) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(base.value());
            changes.forEach(change -> record.set(change.getKey(), change.getValue()));
            return record;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void noteDisagreement(String topic, ObjectNode record, List<String> disagreements) throws IOException {
        byte[] value = JSON.writeValueAsBytes(record);
        Reject reject = decoder.reject(topic, value);
        boolean codeAccepts = reject == null || isBeyondASchema(reject);
        if (codeAccepts != schemaAccepts(topic, value)) {
            disagreements.add((codeAccepts ? "only the code accepts " : "only the schema accepts ")
                    + new String(value, StandardCharsets.UTF_8));
        }
    }

    /** Which rules there are, and which settings they have, is in the catalogue and in no schema. */
    private static boolean isBeyondASchema(Reject reject) {
        return reject.reason() == RejectReason.RULE;
    }

    private boolean schemaAccepts(String topic, byte[] value) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            JsonNode record = JSON.readTree(text);
            return !record.isMissingNode() && schema(topic).validate(record).isEmpty();
        } catch (JsonProcessingException | CharacterCodingException e) {
            return false;
        }
    }

    private JsonSchema schema(String topic) {
        return schemas.computeIfAbsent(
                topic,
                name -> SCHEMAS.getSchema(
                        SchemaLocation.of(GoldenRecords.SCHEMAS
                                .resolve(name + ".schema.json")
                                .toUri()
                                .toString()),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** The fields of the schema, an unknown one, and one whose name alone is refused. */
    private static List<String> fieldsOf(String topic) {
        try {
            List<String> fields = new ArrayList<>(List.of("extra", "id_number", "晋L12345"));
            JsonNode schema = JSON.readTree(Files.readAllBytes(GoldenRecords.SCHEMAS.resolve(topic + ".schema.json")));
            schema.path("properties").fieldNames().forEachRemaining(fields::add);
            return fields;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Golden> ofTopic(String topic) {
        return GoldenRecords.valid().stream()
                .filter(record -> record.topic().equals(topic))
                .limit(1)
                .toList();
    }
}
