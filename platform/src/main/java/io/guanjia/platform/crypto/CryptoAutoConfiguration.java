package io.guanjia.platform.crypto;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Ciphers for every service, and the check of what production must not run with.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(CryptoProperties.class)
class CryptoAutoConfiguration {

    @Bean
    FieldCipher fieldCipher(CryptoProperties properties) {
        return new FieldCipher(new KeyRing(properties.fieldKeys()));
    }

    @Bean
    LookupHash lookupHash(CryptoProperties properties) {
        return new LookupHash(KeyRing.key(properties.lookupKey(), "HmacSHA256"));
    }

    @Bean
    TrialUse trialFieldKeys(CryptoProperties properties) {
        boolean trial = new KeyRing(properties.fieldKeys()).holds(KeyRing.key(CryptoProperties.TRIAL_FIELD_KEY, "AES"));
        return () -> trial ? Optional.of("the trial field key (set GUANJIA_FIELD_KEYS)") : Optional.empty();
    }

    @Bean
    TrialUse trialLookupKey(CryptoProperties properties) {
        boolean trial = properties.lookupKey().equals(CryptoProperties.TRIAL_LOOKUP_KEY);
        return () -> trial ? Optional.of("the lookup key (set GUANJIA_LOOKUP_KEY)") : Optional.empty();
    }

    @Bean
    ProductionCheck productionCheck(
            @Value("${guanjia.production:false}") boolean production, ObjectProvider<TrialUse> uses) {
        return new ProductionCheck(production, uses.orderedStream().toList());
    }
}
