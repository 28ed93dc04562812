package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Events as broken producers send them: each breaks the contract in one way, so that the reason is beyond doubt. The
 * identities are made up; the resident ID is the one that the standard itself gives as an example.
 */
final class Malformed {

    private static final int MEBIBYTE = 1 << 20;
    private static final String TIME = "\"event_time\":-?\\d+";

    /** A broken value; the rest of the event stays as it is. Makes sense where the event has the field. */
    private record BrokenField(String field, UnaryOperator<ObjectNode> change) {}

    private static final List<BrokenField> FIELDS = List.of(
            new BrokenField("event_id", event -> event.put("schema_version", 2)),
            new BrokenField("event_id", event -> event.without("schema_version")),
            new BrokenField("event_id", event -> event.without("event_id")),
            new BrokenField("event_id", event -> event.putNull("event_time")),
            new BrokenField("event_id", event -> event.put("event_time", "yesterday")),
            new BrokenField("event_id", event -> event.put("event_id", 17)),
            new BrokenField("event_id", event -> event.put("event_id", " ")),
            new BrokenField("event_id", event -> event.put("event_id", "x".repeat(65))),
            new BrokenField("event_id", event -> event.put("void", "yes")),
            new BrokenField("event_id", event -> event.put("phone", "unknown")),
            new BrokenField("event_id", event -> event.put("source", "call 13800000000")),
            new BrokenField("event_id", event -> event.put("record_ref", "11010519491231002X")),
            new BrokenField("event_id", event -> event.put("comment", "car 晋L·A1234, +8613800000001")),
            new BrokenField("site_id", event -> event.put("site_id", "")),
            new BrokenField("subject", event -> event.without("subject")),
            new BrokenField("subject", event -> event.put("subject", "VEHICLE").without("direction")),
            new BrokenField("subject", event -> event.put("subject", "person")),
            new BrokenField("subject", event -> event.put("occupants", 201)),
            new BrokenField("subject", event -> event.put("mask", 1)),
            new BrokenField("temperature_c", event -> event.put("temperature_c", 60.005)),
            new BrokenField(
                    "origin_region", event -> event.put("origin_region", "1410").put("destination_region", "14100")),
            new BrokenField("person_token", event -> event.put("person_token", "Zhang San")));

    /** Breaks in the text. */
    private static final List<UnaryOperator<String>> TEXTS = List.of(
            text -> "OK",
            text -> text.substring(0, text.length() / 2),
            text -> "\uFEFF" + text,
            text -> "[" + text + "]",
            text -> text + text,
            text -> text.replaceFirst("\\{", "{\"event_id\":\"twice\","),
            text -> text.replaceFirst("\\{", "{\"a\":{\"b\":1,\"b\":2},"),
            text -> text.replaceFirst("\\{", "{\"deep\":" + "[".repeat(64) + "]".repeat(64) + ","),
            text -> text.replaceFirst(TIME, "\"event_time\":NaN"),
            text -> text.replaceFirst(TIME, "\"event_time\":9223372036854775808"),
            text -> text.replaceFirst(TIME, "\"event_time\":1.7e12"));

    private Malformed() {}

    /** The bytes of the event broken in one way; null for a tombstone. */
    static byte[] damage(ObjectNode event, Dice dice) {
        return switch (dice.below(50)) {
            case 0 -> EventJson.bytes(event.deepCopy().put("padding", "x".repeat(MEBIBYTE)));
            case 1, 2 -> null;
            case 3, 4 -> new byte[0];
            case 5, 6 -> text(event).getBytes(UTF_16);
            case 7, 8 -> "{\"source\":\"caf\u00e9\"}".getBytes(ISO_8859_1);
            default ->
                dice.chance(0.35)
                        ? dice.pick(TEXTS).apply(text(event)).getBytes(UTF_8)
                        : EventJson.bytes(withBrokenField(event, dice));
        };
    }

    private static ObjectNode withBrokenField(ObjectNode event, Dice dice) {
        List<BrokenField> sensible =
                FIELDS.stream().filter(broken -> event.has(broken.field())).toList();
        return dice.pick(sensible).change().apply(event.deepCopy());
    }

    private static String text(ObjectNode event) {
        return new String(EventJson.bytes(event), UTF_8);
    }
}
