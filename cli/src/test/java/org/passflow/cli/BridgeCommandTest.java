package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BridgeCommandTest {

    @Test
    void everyBadSettingIsNamedAtOnce() {
        StringWriter err = new StringWriter();

        int exit = Passflow.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(
                        "bridge",
                        "--alertmanager=127.0.0.1:9093",
                        "--clickhouse=http://here",
                        "--every=PT0S",
                        "--keep=-PT1S",
                        "--at-most=0");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--alertmanager is http://HOST:PORT, not 127.0.0.1:9093",
                        "--clickhouse is HOST:PORT or https://HOST:PORT, not http://here",
                        "--every is at least PT0.1S, not PT0S",
                        "--keep is at least 4 times --every, not PT-1S",
                        "--at-most is at least 1, not 0");
    }
}
