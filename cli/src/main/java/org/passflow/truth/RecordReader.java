package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

/** Reads one record and says what it is: an event, or why it cannot be used. */
final class RecordReader {

    private static final int LARGEST_BYTES = 1 << 20;
    private static final int DEEPEST = 64;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LARGEST_BYTES)
                            .maxStringLength(LARGEST_BYTES)
                            .maxNameLength(LARGEST_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Either the event or the reason why there is none. */
    record Reading(Event event, String rejectReason) {}

    Reading read(RawRecord record) {
        JsonNode event;
        if (record.value() == null || record.value().length == 0) {
            return rejected("EMPTY");
        }
        if (record.value().length > LARGEST_BYTES) {
            return rejected("TOO_LARGE");
        }
        try {
            event = parse(record.value());
        } catch (JsonProcessingException | CharacterCodingException e) {
            return rejected("NOT_JSON");
        }
        if (event == null || !event.isObject()) {
            return rejected("NOT_JSON");
        }
        String reason = problem(event, EventFields.of(record.topic()));
        return reason == null ? new Reading(event(record.topic(), event), null) : rejected(reason);
    }

    /** Reads a record once more that was good, without judging it again. */
    Event readGood(RawRecord record) {
        try {
            return event(record.topic(), parse(record.value()));
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new IllegalArgumentException("a record that never was good: " + record.position(), e);
        }
    }

    private static Event event(String topic, JsonNode event) {
        EventFields fields = EventFields.of(topic);
        ObjectNode given = JSON.createObjectNode();
        event.properties().stream()
                .filter(field -> fields.types().containsKey(field.getKey()))
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> given.set(field.getKey(), field.getValue()));
        return Event.of(topic, given);
    }

    private static JsonNode parse(byte[] value) throws CharacterCodingException, JsonProcessingException {
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        return text.charAt(0) == BYTE_ORDER_MARK ? null : JSON.readTree(text);
    }

    /** The reason why the event is a reject, or null. */
    private static String problem(JsonNode event, EventFields fields) {
        if (RawIdentity.standsIn(event, fields)) {
            return "RAW_IDENTITY";
        }
        JsonNode version = event.path("schema_version");
        if (version.isIntegralNumber() && !version.asText().equals("1")) {
            return "SCHEMA_VERSION";
        }
        String fault = null;
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            FieldType type = fields.types().get(field.getKey());
            if (fault == null && type != null && !field.getValue().isNull()) {
                fault = type.fault(field.getValue());
            }
        }
        return fault == null && lacksSomething(event, fields) ? "MISSING_FIELD" : fault;
    }

    private static boolean lacksSomething(JsonNode event, EventFields fields) {
        boolean lacksField = !fields.required().stream().allMatch(event::hasNonNull);
        boolean lacksActor = fields.required().contains("actor")
                && FieldType.isBlank(event.path("actor").asText());
        boolean isVehicleGoingNowhere =
                event.path("subject").asText().equals("VEHICLE") && !event.hasNonNull("direction");
        return lacksField || lacksActor || isVehicleGoingNowhere;
    }

    private static Reading rejected(String reason) {
        return new Reading(null, reason);
    }
}
