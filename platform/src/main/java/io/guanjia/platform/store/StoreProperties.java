package io.guanjia.platform.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param production refuses what is for tests only. `GUANJIA_PRODUCTION`
/// @param failPoint where the process is to die, see {@link FailPoint}; empty: nowhere
/// @param topicReplication copies of each topic that is created
@ConfigurationProperties("guanjia")
record StoreProperties(
        @DefaultValue("false") boolean production,
        @DefaultValue("") String failPoint,
        @DefaultValue("1") short topicReplication) {}
