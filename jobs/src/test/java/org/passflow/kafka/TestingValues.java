package org.passflow.kafka;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON values at which the rules of fields change their mind, and others; none on which a schema cannot judge. */
final class TestingValues {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> PLAIN = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "2",
            "4",
            "5",
            "200",
            "201",
            "365",
            "366",
            "1440",
            "1441",
            "100000",
            "100001",
            "1000000",
            "1000001",
            "36.5",
            "60.004",
            "60.005",
            "-0.004",
            "-0.005",
            "89.5",
            "90.5",
            "180.5",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "[]",
            "[1]",
            "[null]",
            "[\"a\"]",
            "[\"a\", [\"b\"]]",
            "[\"\"]",
            "[\"13812345678\"]",
            "[\"BRIDGE\"]",
            "[\"AIRPORT\"]",
            "[\"141002\"]",
            "[5]",
            "[{\"phone\": 1}]",
            "{}",
            "{\"ratio\": 2.5, \"by\": true}",
            "{\"ratio\": \"\"}",
            "{\"Ratio\": 1}",
            "{\"ratio\": [1]}",
            "{\"name\": \"x\"}",
            "{\"name\": null}",
            "{\"a\": {\"b\": {\"plate\": 1}}}",
            "{\"a\": \"晋L12345\"}",
            "{\"晋L12345\": 1}",
            "{\"a\": [[\"+8613812345678\"]]}");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u3000\t",
            "\u00a0",
            "\u200b",
            "x",
            "PERSON",
            "VEHICLE",
            "person",
            "IN",
            "PASSED",
            "ARRIVED",
            "HIGH",
            "ACK",
            "ORDERED",
            "HOME",
            "TRAIN",
            "HEARTBEAT",
            "AIRPORT",
            "WARNING",
            "14",
            "1410",
            "14100",
            "141002",
            "14100a",
            "141002104",
            "141002104201",
            "1410021042011",
            "14\n",
            "2022-04-15",
            "2022-02-29",
            "2024-02-29",
            "1999-12-31",
            "2100-01-01",
            "2022-4-15",
            "2022-04-15T00:00",
            "0123456789abcdef",
            "0123456789abcde",
            "A-_z0123456789ab",
            "0123456789abcdefghijk==",
            "13812345678",
            "a13812345678",
            "13812345678a",
            "12812345678",
            "138123456789",
            "+8613812345678",
            "8613812345678",
            "008613812345678",
            "0008613812345678",
            "138 1234 5678",
            "(138)12345678",
            "+86-138-1234-5678",
            "0357-2012345",
            "(0357) 2012345",
            "03572012345",
            "110105491231002",
            "110105194912310021",
            "1101051949123100210",
            "电话13812345678。",
            "晋L12345",
            "晋L1234",
            "晋L123456",
            "晋L1234567",
            "晋L·D12345",
            "晋 L 12345",
            "晋l12345",
            "晋L1234警",
            "晋L1234警8",
            "晋L12345警8",
            "x晋L12345",
            "晋晋L12345",
            "京A",
            "使014578");

    private static final List<String> LONG_TEXTS = Stream.of(64, 65, 256, 257, 4096, 4097)
            .flatMap(length -> Stream.of("a".repeat(length), "🚧".repeat(length)))
            .toList();

    /** Each as JSON text. */
    static final List<String> LITERALS = Stream.of(
                    PLAIN.stream(),
                    Stream.concat(TEXTS.stream(), LONG_TEXTS.stream())
                            .map(text -> JsonNodeFactory.instance.textNode(text).toString()),
                    Stream.of(64, 65)
                            .map(count -> Collections.nCopies(count, "\"a\"").toString()))
            .flatMap(literals -> literals)
            .toList();

    private TestingValues() {}

    /** One of the literals, a number, or a text of any characters. */
    static Arbitrary<JsonNode> any() {
        Arbitrary<JsonNode> literals = Arbitraries.of(LITERALS).map(TestingValues::parse);
        Arbitrary<JsonNode> integers = Arbitraries.longs().map(JsonNodeFactory.instance::numberNode);
        Arbitrary<JsonNode> decimals = Arbitraries.bigDecimals()
                .between(new BigDecimal("-100"), new BigDecimal("200"))
                .ofScale(4)
                .map(number -> JsonNodeFactory.instance.numberNode(number.add(new BigDecimal("0.00001"))));
        Arbitrary<JsonNode> texts = Arbitraries.strings()
                .withChars("019+-. xXaLZ·晋京警\u3000")
                .ofMaxLength(30)
                .map(JsonNodeFactory.instance::textNode);
        return Arbitraries.oneOf(literals, integers, decimals, texts);
    }

    private static JsonNode parse(String literal) {
        try {
            return JSON.readTree(literal);
        } catch (IOException e) {
            throw new IllegalStateException(literal, e);
        }
    }
}
