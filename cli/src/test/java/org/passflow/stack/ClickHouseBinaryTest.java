package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickHouseBinaryTest {
    @ParameterizedTest
    @CsvSource({
        "ClickHouse local version 26.7.2.1., true",
        "ClickHouse local version 27.1.3.4 (official build)., true",
        "ClickHouse local version 26.6.9.9., false",
        "ClickHouse local version 25.12.1.1., false",
        "command not found, false"
    })
    void onlyAReleaseThatCanOpenPortsIsUsed(String versionLine, boolean newEnough) {
        assertThat(ClickHouseBinary.isNewEnough(versionLine)).isEqualTo(newEnough);
    }
}
