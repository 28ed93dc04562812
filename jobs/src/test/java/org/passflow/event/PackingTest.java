package org.passflow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

    @Test
    void bytesAreThoseThatStatesOfEarlierReleasesHold() {
        Packing out = new Packing();
        out.octet(255);
        out.natural(300);
        out.number(-1);
        out.number(64);
        out.text("Lü");
        out.text(null);
        out.octets(new byte[] {7, 8});

        assertThat(HexFormat.of().formatHex(out.packed()))
                .isEqualTo("ff" + "ac02" + "01" + "8001" + "064cc3bc" + "00" + "0708");

        Packing in = new Packing(out.packed());
        assertThat(in.octet()).isEqualTo(255);
        assertThat(in.natural()).isEqualTo(300);
        assertThat(in.number()).isEqualTo(-1);
        assertThat(in.number()).isEqualTo(64);
        assertThat(in.text()).isEqualTo("Lü");
        assertThat(in.textOrNull()).isNull();
        assertThat(in.octets(2)).containsExactly(7, 8);
        assertThat(in.isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, -64, 64, 127, 128, 1_764_547_200_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void everyNumberIsReadAsItWasWritten(long number) {
        Packing out = new Packing();
        out.number(number);
        out.natural(number);

        Packing in = new Packing(out.packed());

        assertThat(in.number()).isEqualTo(number);
        assertThat(in.natural()).isEqualTo(number);
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void thereIsRoomForATextOfAnyLength() {
        Packing out = new Packing();
        String text = "十".repeat(1_000);
        out.text(text);

        assertThat(new Packing(out.packed()).text()).isEqualTo(text);
    }
}
