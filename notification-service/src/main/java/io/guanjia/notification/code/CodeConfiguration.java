package io.guanjia.notification.code;

import io.guanjia.platform.internal.InternalCallers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Codes are drawn by owner-service alone.
@Configuration(proxyBeanMethods = false)
class CodeConfiguration {

    @Bean
    InternalCallers codeCallers() {
        return InternalCallers.of("/internal/codes", "owner");
    }
}
