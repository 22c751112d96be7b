package io.guanjia.ticket.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.settings.SettingsChanged;
import io.guanjia.platform.settings.SettingsHistory;
import io.guanjia.platform.testing.ContractCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsEventContractTest {

    @Test
    void saysWhatTheContractPromises() {
        String from = "2026-11-22T01:00:00Z";
        SettingsChanged changed = new SettingsChanged("c1", List.of("ownerUpdate"), Instant.parse(from));

        assertThat(SettingsHistory.type("ticket").catalog().nameOf(changed)).isEqualTo("settings.changed");
        ContractCheck.of("ticket", "settings.changed")
                .holds(
                        SettingsChanged.class,
                        Map.of("communityId", "c1", "groups", List.of("ownerUpdate"), "effectiveFrom", from));
    }
}
