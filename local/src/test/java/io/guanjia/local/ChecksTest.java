package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.local.process.Ports;
import io.guanjia.local.process.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void nameTheTakenPortAndWhoHoldsIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Checks.portsAreFree(List.of(Ports.free(), socket.getLocalPort())))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Port %d is taken by process %d", socket.getLocalPort(), ownPid())
                    .hasMessageContaining("GUANJIA_PORT_OFFSET");
        }
    }

    @Test
    void takeFreePorts() {
        assertThatCode(() -> Checks.portsAreFree(List.of(Ports.free()))).doesNotThrowAnyException();
    }

    @Test
    void sayHowMuchMemoryIsMissing() {
        assertThatThrownBy(() -> Checks.memorySuffices(List.of("MemTotal: 8000000 kB", "MemAvailable:  512000 kB")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("500 MB are available");
    }

    @Test
    void takeEnoughMemory() {
        assertThatCode(() -> Checks.memorySuffices(List.of("MemAvailable:  4000000 kB")))
                .doesNotThrowAnyException();
    }

    @Test
    void refuseToWipeTheKeysOfADatabaseThatStays() {
        assertThatThrownBy(() -> Checks.databaseIsOurs(Optional.of("mongodb://elsewhere:27017")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("guanjia_owner")
                .hasMessageNotContainingAny("elsewhere");
        assertThatCode(() -> Checks.databaseIsOurs(Optional.empty())).doesNotThrowAnyException();
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }
}
