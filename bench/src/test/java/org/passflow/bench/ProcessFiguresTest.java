package org.passflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessFiguresTest {

    @Test
    void aJvmTellsWhatItTakes() throws IOException, InterruptedException {
        ProcessFigures own = ProcessFigures.of(ProcessHandle.current().pid(), true);

        assertThat(own.heap()).isBetween(1.0, 4_000.0);
        assertThat(own.metaspace()).isBetween(1.0, 500.0);
        assertThat(own.resident()).isGreaterThan(own.heap());
        assertThat(own.files()).isPositive();
    }
}
