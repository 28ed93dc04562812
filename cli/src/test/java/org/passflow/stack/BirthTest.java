package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BirthTest {

    @Test
    void tellsAProcessFromAnother() throws IOException, InterruptedException {
        ProcessHandle own = ProcessHandle.current();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(Birth.of(own)).isEqualTo(Birth.of(own)).isNotEqualTo(Birth.of(other.toHandle()));
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** A clock that is set must not make a process another one. */
    @Test
    void isToldWithoutTheClockWhereTheSystemCan() throws IOException {
        Path boot = Path.of("/proc/sys/kernel/random/boot_id");
        if (Files.exists(boot)) {
            assertThat(Birth.of(ProcessHandle.current()))
                    .matches(Files.readString(boot).strip() + " \\d+");
        }
    }
}
