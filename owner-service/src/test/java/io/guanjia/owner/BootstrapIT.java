package io.guanjia.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class BootstrapIT {

    private static final String PUBLISHED = "guanjia-trial-2026";

    @Test
    void refusesProductionForThePasswordOfTheAccountNotOfTheFile() throws IOException {
        try (OwnerProcess owner = new OwnerProcess(BootstrapIT.class, PUBLISHED)) {
            assertThat(owner.trialUses()).anyMatch(use -> use.contains("password of admin"));

            Files.writeString(owner.adminFile, "another one for production");
            assertThat(owner.trialUses()).anyMatch(use -> use.contains("password of admin"));

            owner.signIn("admin", PUBLISHED);
            Files.writeString(owner.adminFile, PUBLISHED);
            assertThat(owner.trialUses()).noneMatch(use -> use.contains("password of admin"));
        }
    }
}
