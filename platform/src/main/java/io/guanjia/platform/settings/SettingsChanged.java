package io.guanjia.platform.settings;

import io.guanjia.platform.domain.DomainEvent;
import java.time.Instant;
import java.util.List;

/// Settings of a community were changed: which groups, and from when on. The values stay with their service.
public record SettingsChanged(String communityId, List<String> groups, Instant effectiveFrom) implements DomainEvent {}
