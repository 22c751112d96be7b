package io.guanjia.owner.signin;

import io.guanjia.owner.OwnerProperties;
import io.guanjia.platform.crypto.TrialUse;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keys from the directory that is configured, else trial keys, which production refuses.
@Configuration(proxyBeanMethods = false)
class KeyStoreConfiguration {

    @Bean
    KeyStore keyStore(OwnerProperties properties) {
        Path directory = properties.tokenKeysDir();
        return directory == null ? new TrialKeys() : new KeyDirectory(directory);
    }

    @Bean
    TrialUse trialTokenKeys(OwnerProperties properties) {
        return () -> properties.tokenKeysDir() == null
                ? Optional.of("token keys of this run alone (set GUANJIA_TOKEN_KEYS_DIR)")
                : Optional.empty();
    }
}
