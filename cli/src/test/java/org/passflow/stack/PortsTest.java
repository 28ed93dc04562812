package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void freePortsAreNineDifferentOnes() {
        assertThat(Ports.free().byComponent().values()).doesNotHaveDuplicates().hasSize(9);
        assertThat(Ports.free().inUse()).isEmpty();
    }

    @Test
    void portInUseIsNamedWithItsComponent() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(free.flinkRest(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(free::requireFree)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port %d (Flink REST) is in use".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void twoComponentsCannotShareAPort() {
        assertThatThrownBy(() -> new Ports(1000, 1000, 1002, 1003, 1004, 1005, 1006, 1007, 1008))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
