package io.guanjia.platform.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How events are heard.
///
/// @param parallel keys handled at once
/// @param attempts how often a handler may fail on an event before it goes to the dead-letter topic
/// @param backOff pause of a partition after a failure, doubled up to `backOffMax`
/// @param healEvery how often the owners are asked for what parked events wait for
/// @param compareAfter from start to the first comparison with the owners' heads, `compareEvery` from then on
/// @param grace how long a key may be behind its owner in a comparison before it is read back
@ConfigurationProperties("guanjia.events")
record EventProperties(
        @DefaultValue("32") int parallel,
        @DefaultValue("8") int attempts,
        @DefaultValue("500ms") Duration backOff,
        @DefaultValue("30s") Duration backOffMax,
        @DefaultValue("10s") Duration healEvery,
        @DefaultValue("20s") Duration compareAfter,
        @DefaultValue("1h") Duration compareEvery,
        @DefaultValue("3s") Duration grace) {}
