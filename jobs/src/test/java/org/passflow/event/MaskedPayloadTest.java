package org.passflow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedPayloadTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"张三\",\"a\":1}|{\"name\":\"**\",\"a\":1}",
                "{\"Name\" : \"张\\\"三\"}|{\"Name\" : \"****\"}",
                "{\"n\\u0061me\":\"张三\"}|{\"name\":\"**\"}",
                "{\"name\":\"张三|{\"name\":\"**",
                "{\"name\":{\"first\":[\"三\",7]},\"b\":\"c\"}|{\"name\":{\"*****\":[\"*\",*]},\"b\":\"c\"}",
                "{name: 张三, b: c}|{name: **, b: c}",
                "phone=555 12, b=c|phone=******, b=c",
                "{\"site_name\":\"x\",\"name_zh\":\"y\"}|{\"site_name\":\"x\",\"name_zh\":\"y\"}",
                "{\"record_ref\":\"138-1234-5678\"}|{\"record_ref\":\"*************\"}",
                "{\"record_ref\":\"0357-2012345\",\"a\":1}|{\"record_ref\":\"************\",\"a\":1}",
                "{\"record_ref\":\"b7/20220415/17\"}|{\"record_ref\":\"b7/20220415/17\"}",
                "{\"record_ref\":{\"name\":\"张三\"}}|{\"record_ref\":{\"name\":\"**\"}}",
                "tel13812345678x|tel***********x",
                "8613812345678|*************",
                "008613812345678|***************",
                "id 110105194912310021.|id ******************.",
                "id 11010519491231002X.|id ******************.",
                "110105491231002|***************",
                "{\"t\":1650000000000}|{\"t\":1650000000000}",
                "晋L·12345 晋LD12345|******** ********",
                "\\u664bL12345|*******",
                "\\u0031\\u0033\\u0038\\u0031\\u0032\\u0033\\u0034\\u0035\\u0036\\u0037\\u0038|***********",
                "{\"name\"|{\"name\"",
                "{\"name\":|{\"name\":",
            })
    void identitiesAreMaskedAndTheRestIsKept(String payload, String masked) {
        assertThat(MaskedPayload.of(payload.getBytes(StandardCharsets.UTF_8))).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "GBK"})
    void otherEncodingsAreMaskedToo(String encoding) {
        byte[] payload = "{\"mobile\":\"李四\",\"x\":\"13812345678 晋L12345 11010519491231002X\"}"
                .getBytes(Charset.forName(encoding));

        assertThat(MaskedPayload.of(payload))
                .contains("mobile", "***********")
                .doesNotContain("李", "13812345678", "L12345", "1101051949");
    }

    @Test
    void nothingIsKeptOfNothing() {
        assertThat(MaskedPayload.of(null)).isEmpty();
        assertThat(MaskedPayload.of(new byte[0])).isEmpty();
    }

    @Test
    void cutNeverSplitsACharacter() {
        String masked = MaskedPayload.of(("x" + "😀".repeat(3000)).getBytes(StandardCharsets.UTF_8));

        assertThat(masked).isEqualTo("x" + "😀".repeat(1023));
    }

    @Test
    void numberAtTheCutIsMasked() {
        for (int before = 4080; before <= 4100; before++) {
            byte[] payload = ("x".repeat(before) + "-13812345678-").getBytes(StandardCharsets.UTF_8);

            assertThat(MaskedPayload.of(payload)).doesNotContain("138");
        }
    }

    @Test
    void anyBytesGiveTextOfAllowedLength() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(6000)];
            random.nextBytes(bytes);

            assertThat(MaskedPayload.of(bytes).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(MaskedPayload.MAX_BYTES);
        }
    }
}
