package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private static final String GOOD = "{\"schema_version\":1,\"event_id\":\"e1\",\"event_time\":1793520000000,"
            + "\"site_id\":\"g1\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\"}";

    @Test
    void minimalEventIsGood() {
        assertThat(reason(GOOD)).isNull();
    }

    @Test
    void nothingIsEmpty() {
        assertThat(reason((byte[]) null)).isEqualTo("EMPTY");
        assertThat(reason("")).isEqualTo("EMPTY");
    }

    @Test
    void moreThanAMebibyteIsTooLarge() {
        assertThat(reason(padded(1 << 20))).isNull();
        assertThat(reason(padded((1 << 20) + 1))).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passed",
                "{",
                "[]",
                "1",
                "null",
                "{} {}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"a\":1,\"a\":2}}",
                "\uFEFF{}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":\"\u0000\"}"
            })
    void whatIsNoJsonObjectIsNotJson(String value) {
        assertThat(reason(value)).isEqualTo("NOT_JSON");
    }

    @Test
    void otherEncodingsAreNotJson() {
        assertThat(reason(GOOD.getBytes(UTF_16))).isEqualTo("NOT_JSON");
        assertThat(reason(new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}))
                .isEqualTo("NOT_JSON");
    }

    @Test
    void sixtyFourLevelsAreTheMost() {
        assertThat(reason(with("deep", "[".repeat(63) + "]".repeat(63)))).isNull();
        assertThat(reason(with("deep", "[".repeat(64) + "]".repeat(64)))).isEqualTo("NOT_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema_version", "event_id", "event_time", "site_id", "subject", "disposition"})
    void requiredFieldMayNeitherBeAbsentNorNull(String field) {
        assertThat(reason(GOOD.replace("\"" + field + "\":", "\"x\":"))).isEqualTo("MISSING_FIELD");
        assertThat(reason(GOOD.replaceFirst("\"" + field + "\":(\\d+|\"\\w+\")", "\"" + field + "\":null")))
                .isEqualTo("MISSING_FIELD");
    }

    @Test
    void anotherSchemaVersionIsNamed() {
        assertThat(reason(GOOD.replace("\"schema_version\":1", "\"schema_version\":2")))
                .isEqualTo("SCHEMA_VERSION");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "occupants | 200 |",
                "occupants | 201 | OUT_OF_RANGE",
                "occupants | -1 | OUT_OF_RANGE",
                "occupants | 2.0 | WRONG_TYPE",
                "occupants | \"2\" | WRONG_TYPE",
                "temperature_c | 60.004 |",
                "temperature_c | 60.005 | OUT_OF_RANGE",
                "temperature_c | -0.004 |",
                "temperature_c | -0.005 | OUT_OF_RANGE",
                "temperature_c | 1e999999999 | OUT_OF_RANGE",
                "temperature_c | 1e-999999999 |",
                "temperature_c | true | WRONG_TYPE",
                "mask | \"true\" | WRONG_TYPE",
                "void | 1 | WRONG_TYPE",
                "residency | \"local\" | OUT_OF_RANGE",
                "symptoms | [\"cough\"] |",
                "symptoms | [1] | WRONG_TYPE",
                "origin_region | \"141002\" |",
                "origin_region | \"14100\" | OUT_OF_RANGE",
                "person_token | \"0123456789abcdef\" |",
                "person_token | \"0123456789abcde\" | OUT_OF_RANGE",
                "person_token | \"0123456789abcde=\" | OUT_OF_RANGE",
                "anything | {\"else\": [1]} |",
                "lane | null |"
            })
    void fieldIsJudgedByTypeAndRange(String field, String value, String expected) {
        assertThat(reason(with(field, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.65e12, WRONG_TYPE",
        "1793520000000.0, WRONG_TYPE",
        "9223372036854775807,",
        "9223372036854775808, OUT_OF_RANGE",
        "0,"
    })
    void eventTimeIsAWholeNumberOf64Bits(String time, String expected) {
        assertThat(reason(GOOD.replace("1793520000000", time))).isEqualTo(expected);
    }

    @Test
    void idIsOneTo64CodePointsAndNotBlank() {
        assertThat(reason(GOOD.replace("e1", "😀".repeat(64)))).isNull();
        assertThat(reason(GOOD.replace("e1", "😀".repeat(65)))).isEqualTo("OUT_OF_RANGE");
        assertThat(reason(GOOD.replace("e1", " "))).isEqualTo("OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plate | 1", "extra | {\"phone\": 1}", "source | \"call 13812345678\"",
                "source | \"+8613812345678\"", "source | \"0086 13812345678.\"", "source | \"id:11010519491231002X\"",
                "source | \"晋L12345\"", "source | \"晋L·12345 \"", "symptoms | [\"晋L D12345\"]",
                "extra | {\"a\":[[\"x 13812345678\"]]}", "person_token | \"11010519491231002x\""
            })
    void rawIdentityIsFoundWhereverItStands(String field, String value) {
        assertThat(reason(with(field, value))).isEqualTo("RAW_IDENTITY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source | \"a13812345678\"",
                "source | \"138123456789\"",
                "source | \"110105194912310021\"",
                "person_token | \"ab-13812345678-cd\"",
                "source | \"12345678901\""
            })
    void whatOnlyResemblesAnIdentityPasses(String field, String value) {
        assertThat(reason(with(field, value))).isNull();
    }

    private static String padded(int bytes) {
        String shortest = with("pad", "\"\"");
        return with("pad", "\"" + "x".repeat(bytes - shortest.length()) + "\"");
    }

    private static String with(String field, String value) {
        return GOOD.substring(0, GOOD.length() - 1) + ",\"" + field + "\":" + value + "}";
    }

    private static String reason(String value) {
        return reason(value.getBytes(UTF_8));
    }

    private static String reason(byte[] value) {
        return new RecordReader()
                .read(new RawRecord("checkpoint-events", 0, 0, 0, value))
                .rejectReason();
    }
}
