package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passflow.event.CaptureMode;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.Header;
import org.passflow.event.MaskedPayload;
import org.passflow.event.Position;
import org.passflow.event.Purpose;
import org.passflow.event.Received;
import org.passflow.event.RejectReason;
import org.passflow.event.Residency;
import org.passflow.event.Subject;

class EventDecoderTest {
    private static final String TOPIC = "checkpoint-events";
    private static final long ARRIVAL = 1_650_000_001_000L;
    /** Every required field, open at the end. */
    private static final String REQUIRED = "{\"schema_version\":1,\"event_id\":\"e-1\",\"event_time\":1650000000000,"
            + "\"site_id\":\"yd-gate-1\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\"";

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String RESIDENT_ID = "11010519491231002X";

    private final EventDecoder decoder = new EventDecoder();

    @Test
    void everyFieldOfACheckpointEventIsRead() {
        Received received = decode(
                REQUIRED + ",\"void\":true,\"source\":\"县卫健局\",\"record_ref\":\"r/77\","
                        + "\"direction\":\"IN\",\"to_site\":\"yd-clinic\",\"person_token\":\"" + TOKEN + "\","
                        + "\"vehicle_token\":\"" + TOKEN
                        + "\",\"temperature_c\":36.55,\"mask\":true,\"registered\":false,"
                        + "\"registration_valid\":true,\"disinfected\":false,\"symptoms\":[\"咳嗽\",\"fever\"],"
                        + "\"residency\":\"OUTSIDER\",\"purpose\":\"TRANSIT\",\"origin_region\":\"4201\","
                        + "\"destination_region\":\"141002104201\",\"capture_mode\":\"ASSISTED\",\"lane\":\"3\",\"shift\":\"night\"}");

        assertThat(received.position()).isEqualTo(new Position(TOPIC, 3, 42, ARRIVAL));
        assertThat(received.header()).isEqualTo(new Header("e-1", 1_650_000_000_000L, true, "县卫健局", "r/77"));
        assertThat(received.checkpoint())
                .isEqualTo(new CheckpointEvent(
                        "yd-gate-1",
                        Direction.IN,
                        Subject.PERSON,
                        Disposition.PASSED,
                        "yd-clinic",
                        TOKEN,
                        TOKEN,
                        null,
                        3655,
                        true,
                        false,
                        true,
                        false,
                        List.of("咳嗽", "fever"),
                        Residency.OUTSIDER,
                        Purpose.TRANSIT,
                        "4201",
                        "141002104201",
                        CaptureMode.ASSISTED,
                        "3",
                        "night"));
        assertThat(received.reject()).isNull();
    }

    @Test
    void explicitNullIsAbsent() {
        CheckpointEvent event = accepted(REQUIRED + ",\"direction\":null,\"void\":null,\"temperature_c\":null}");

        assertThat(event.direction()).isNull();
        assertThat(event.temperatureCentidegrees()).isNull();
        assertReject(REQUIRED.replace("\"yd-gate-1\"", "null") + "}", RejectReason.MISSING_FIELD, "site_id");
    }

    @Test
    void tickCarriesItsPositionOnly() {
        Received tick = decoder.decode("ticks", 0, 7, ARRIVAL, bytes("{}"));

        assertThat(tick).isEqualTo(Received.tick(new Position("ticks", 0, 7, ARRIVAL)));
        assertThat(decoder.decode("ticks", 0, 8, ARRIVAL, null).reject().reason())
                .isEqualTo(RejectReason.EMPTY);
    }

    @Test
    void unknownTopicIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> decoder.decode("sites", 0, 0, 0, bytes("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsAreFoundInWhateverOrderTheRecordBeforeHadThem() {
        CheckpointEvent expected = accepted(REQUIRED + ",\"direction\":\"IN\",\"lane\":\"3\",\"mask\":true}");

        accepted(REQUIRED + ",\"lanes\":4,\"lane\":\"4\"}");
        accepted(REQUIRED.replace("\"event_id\"", "\"event\\u005fid\"") + "}");
        assertThat(accepted("{\"mask\":true,\"lane\" : \"3\", \"direction\":\"IN\"," + REQUIRED.substring(1) + "}"))
                .isEqualTo(expected);
        assertReject(REQUIRED + ",\"event_id\":\"e-2\"}", RejectReason.NOT_JSON, "event_id");
        assertReject(REQUIRED + ",\"event_id\":\"e-2\"}", RejectReason.NOT_JSON, "event_id");
    }

    @Test
    void fieldsThatAreNotNeededAreNeitherReadNorJudged() {
        EventDecoder needed = new EventDecoder(Set.of("event_time", "site_id", "subject"));

        Received received = needed.decode(
                TOPIC,
                3,
                42,
                ARRIVAL,
                bytes(
                        """
                        {"event_time":1650000000000,"lane":[{"a":[7]}],"site_id":"yd-gate-1","subject":"PERSON",
                        "mask":"13812345678","direction":"IN"}"""));

        assertThat(received.header().eventTimeMillis()).isEqualTo(1_650_000_000_000L);
        assertThat(received.siteId()).isEqualTo("yd-gate-1");
        assertThat(received.checkpoint().direction()).isNull();
        assertThat(needed.decode(TOPIC, 3, 43, ARRIVAL, bytes("{\"event_time\":1650000000000}"))
                        .reject()
                        .reason())
                .isEqualTo(RejectReason.MISSING_FIELD);
    }

    @Test
    void unknownFieldsAreIgnoredHoweverDeep() {
        accepted(REQUIRED + ",\"extra\":{\"a\":[1,{\"b\":[[]],\"c\":null}],\"d\":1e400},\"more\":[]}");
    }

    @Test
    void vehicleKeepsOccupantsAndPersonDoesNot() {
        String vehicle = REQUIRED.replace("PERSON", "VEHICLE") + ",\"direction\":\"OUT\",\"occupants\":5,"
                + "\"temperature_c\":36.5,\"person_token\":\"" + TOKEN + "\"}";

        assertThat(accepted(vehicle).occupants()).isEqualTo(5);
        assertThat(accepted(vehicle).temperatureCentidegrees()).isNull();
        assertThat(accepted(vehicle).personToken()).isNull();
        assertThat(accepted(REQUIRED + ",\"occupants\":5}").occupants()).isNull();
        assertReject(REQUIRED + ",\"occupants\":201}", RejectReason.OUT_OF_RANGE, "occupants");
        assertReject(vehicle.replace("36.5", "99"), RejectReason.OUT_OF_RANGE, "temperature_c");
    }

    @Test
    void vehicleWithoutDirectionIsRejected() {
        assertReject(REQUIRED.replace("PERSON", "VEHICLE") + "}", RejectReason.MISSING_FIELD, "direction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema_version", "event_id", "event_time", "site_id", "subject", "disposition"})
    void missingFieldIsNamed(String field) {
        assertReject((REQUIRED + "}").replace('"' + field + '"', "\"other\""), RejectReason.MISSING_FIELD, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema_version\":1|\"schema_version\":2|SCHEMA_VERSION",
                "\"schema_version\":1|\"schema_version\":\"1\"|WRONG_TYPE",
                "\"schema_version\":1|\"schema_version\":1.0|WRONG_TYPE",
                "\"e-1\"|7|WRONG_TYPE",
                "\"e-1\"|[\"e-1\"]|WRONG_TYPE",
                "\"e-1\"|{\"id\":1}|WRONG_TYPE",
                "\"e-1\"|\"\"|OUT_OF_RANGE",
                "\"e-1\"|\" \\u3000\\t\"|OUT_OF_RANGE",
                "\"e-1\"|\"\\ud800\"|OUT_OF_RANGE",
                "1650000000000|1.65e12|WRONG_TYPE",
                "1650000000000|\"1650000000000\"|WRONG_TYPE",
                "1650000000000|9223372036854775808|OUT_OF_RANGE",
                "1650000000000|-9223372036854775809|OUT_OF_RANGE",
                "\"PERSON\"|\"person\"|OUT_OF_RANGE",
                "\"PERSON\"|true|WRONG_TYPE",
                "\"PASSED\"|\"\"|OUT_OF_RANGE",
            })
    void faultyRequiredFieldHasItsReason(String right, String wrong, RejectReason reason) {
        String record = (REQUIRED + "}").replace(right, wrong);

        assertThat(reject(record)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "occupants|-1|OUT_OF_RANGE",
                "occupants|3.0|WRONG_TYPE",
                "occupants|99999999999999999999999|OUT_OF_RANGE",
                "void|1|WRONG_TYPE",
                "void|\"true\"|WRONG_TYPE",
                "mask|\"yes\"|WRONG_TYPE",
                "temperature_c|\"36.5\"|WRONG_TYPE",
                "temperature_c|60.005|OUT_OF_RANGE",
                "temperature_c|-0.005|OUT_OF_RANGE",
                "temperature_c|1e999999999|OUT_OF_RANGE",
                "symptoms|\"cough\"|WRONG_TYPE",
                "symptoms|[\"cough\",1]|WRONG_TYPE",
                "symptoms|[[\"cough\"]]|WRONG_TYPE",
                "origin_region|\"14100\"|OUT_OF_RANGE",
                "origin_region|\"14100a\"|OUT_OF_RANGE",
                "origin_region|141002|WRONG_TYPE",
                "to_site|\" \"|OUT_OF_RANGE",
                "person_token|\"abc\"|OUT_OF_RANGE",
                "person_token|\"0123456789abcde=\"|OUT_OF_RANGE",
                "record_ref|\"\"|OUT_OF_RANGE",
                "direction|\"SIDEWAYS\"|OUT_OF_RANGE",
            })
    void faultyOptionalFieldHasItsReason(String field, String value, RejectReason reason) {
        assertReject(REQUIRED + ",\"" + field + "\":" + value + "}", reason, field);
    }

    @ParameterizedTest
    @CsvSource({
        "36.5, 3650",
        "36.555, 3656",
        "36.554999999999999999999999999999, 3655",
        "0, 0",
        "-0.004, 0",
        "60.0049, 6000",
        "3.65e1, 3650",
        "3650E-2, 3650",
        "1e-999999999, 0",
    })
    void temperatureIsRoundedHalfUpFromItsText(String text, int centidegrees) {
        assertThat(accepted(REQUIRED + ",\"temperature_c\":" + text + "}").temperatureCentidegrees())
                .isEqualTo(centidegrees);
    }

    @Test
    void idsAreMeasuredInCodePoints() {
        accepted(REQUIRED.replace("\"e-1", "\"" + "😀".repeat(64)) + "}");
        assertReject(REQUIRED.replace("\"e-1", "\"" + "😀".repeat(65)) + "}", RejectReason.OUT_OF_RANGE, "event_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":\"\n\"}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":[{\"c\":1,\"c\":1}]}]}",
                "{\"event_id\":\"a\",\"event_id\":\"a\"}",
                "\uFEFF{}",
            })
    void whatIsNoSingleJsonObjectIsRejected(String record) {
        assertThat(reject(record)).isIn(RejectReason.NOT_JSON, RejectReason.EMPTY);
    }

    @Test
    void sixtyFourLevelsAreReadAndMoreAreNot() {
        accepted(REQUIRED + ",\"x\":" + "[".repeat(63) + "]".repeat(63) + "}");
        assertReject(REQUIRED + ",\"x\":" + "[".repeat(64) + "]".repeat(64) + "}", RejectReason.NOT_JSON, "64 levels");
        assertThat(reject("{\"a\":".repeat(100_000))).isEqualTo(RejectReason.NOT_JSON);
    }

    @Test
    void oneMebibyteIsReadAndMoreIsNot() {
        String start = REQUIRED + ",\"x\":\"";
        String largest = start + "a".repeat((1 << 20) - start.length() - 2) + "\"}";

        accepted(largest);
        assertReject(largest + " ", RejectReason.TOO_LARGE, "1048577 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void otherEncodingsThanUtf8AreRejected(String encoding) {
        byte[] value = (REQUIRED + "}").getBytes(Charset.forName(encoding));

        assertThat(decode(value).reject().reason()).isEqualTo(RejectReason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "eda080", "f5808080", "e280", "ff", "b1a1"})
    void invalidUtf8IsRejectedEvenInUnknownFields(String hex) {
        String record = REQUIRED + ",\"x\":\"" + latin1(hex) + "\"}";

        Received received = decode(record.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(received.reject().reason()).isEqualTo(RejectReason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"张三\"",
                "\"phone\":13812345678",
                "\"x\":{\"id_card\":\"\"}",
                "\"x\":[{\"y\":{\"plate\":[]}}]",
                "\"source\":\"station " + RESIDENT_ID + "\"",
                "\"x\":\"11010519491231002x\"",
                "\"x\":[[\"tel:13812345678\"]]",
                "\"x\":{\"y\":\"+8613812345678\"}",
                "\"x\":\"call 008613812345678!\"",
                "\"x\":\"\\u0031\\u0033812345678\"",
                "\"symptoms\":[\"咳嗽,13912345678\"]",
                "\"lane\":\"晋L12345\"",
                "\"shift\":\"晋L·D12345\"",
                "\"to_site\":\"晋L 1234警\"",
                "\"direction\":\"13812345678\"",
                "\"person_token\":\"13812345678\"",
                "\"person_token\":\"110105194912310\\u00302X\"",
                "\"record_ref\":\"110105194912310021\"",
                "\"record_ref\":\"138-1234-5678\"",
                "\"record_ref\":\"0357-2012345\"",
                "\"x\":\"0 1 2 3 4 13812345678 and more\"",
                "\"13812345678\":1",
            })
    void identityOfAPersonIsRejectedAndMasked(String member) {
        Received received = decode(REQUIRED + "," + member + "}");

        assertThat(received.reject().reason()).isEqualTo(RejectReason.RAW_IDENTITY);
        assertThat(received.reject().detail()).doesNotContain("1381", "张三", "1101", "晋L");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":null",
                "\"site_name\":\"x\"",
                "\"x\":\"110105194912310021\"",
                "\"x\":\"a13812345678\"",
                "\"x\":\"138123456789\"",
                "\"x\":\"12812345678\"",
                "\"x\":\"晋L1234\"",
                "\"x\":1650000000000",
                "\"x\":\"1650000000000\"",
                "\"person_token\":\"abc-13812345678-xyz\"",
            })
    void whatIsNoIdentityIsAccepted(String member) {
        accepted(REQUIRED + "," + member + "}");
    }

    @Test
    void gravestFaultNamesTheReason() {
        assertThat(reject("{\"schema_version\":2,\"event_id\":5,\"name\":\"x\"}"))
                .isEqualTo(RejectReason.RAW_IDENTITY);
        assertThat(reject("{\"schema_version\":2,\"event_id\":5,\"name\":\"x\""))
                .isEqualTo(RejectReason.NOT_JSON);
        assertThat(reject("{\"event_id\":5,\"schema_version\":2}")).isEqualTo(RejectReason.SCHEMA_VERSION);
        assertThat(reject("{\"schema_version\":1,\"event_id\":5}")).isEqualTo(RejectReason.WRONG_TYPE);
    }

    @Test
    void payloadOfARejectIsMaskedAndCut() {
        String record = REQUIRED + ",\"phone\":\"13812345678\",\"x\":\"" + "岗".repeat(5000) + "\"}";

        String payload = decode(record).reject().payload();

        assertThat(payload).contains("\"phone\":\"***********\"").contains("1650000000000");
        assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4094, MaskedPayload.MAX_BYTES);
    }

    @Test
    void decoderIsReadyForTheNextRecordAfterEachReject() {
        for (String faulty : List.of("{\"a\":{\"b\":[", "{\"event_id\":\"x\",\"event_id\":1}", "", REQUIRED)) {
            decode(faulty);

            assertThat(accepted(REQUIRED + "}").siteId()).isEqualTo("yd-gate-1");
        }
    }

    private Received decode(String record) {
        return decode(bytes(record));
    }

    private Received decode(byte[] value) {
        return decoder.decode(TOPIC, 3, 42, ARRIVAL, value);
    }

    private CheckpointEvent accepted(String record) {
        Received received = decode(record);
        assertThat(received.reject()).as(record).isNull();
        return received.checkpoint();
    }

    private RejectReason reject(String record) {
        Received received = decode(record);
        assertThat(received.reject()).as(record).isNotNull();
        assertThat(received.checkpoint()).isNull();
        assertThat(received.header()).isNull();
        return received.reject().reason();
    }

    private void assertReject(String record, RejectReason reason, String named) {
        assertThat(reject(record)).isEqualTo(reason);
        assertThat(decode(record).reject().detail()).contains(named);
    }

    private static byte[] bytes(String record) {
        return record.getBytes(StandardCharsets.UTF_8);
    }

    private static String latin1(String hex) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            text.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return text.toString();
    }
}
