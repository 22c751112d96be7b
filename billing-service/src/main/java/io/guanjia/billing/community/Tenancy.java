package io.guanjia.billing.community;

import java.time.Instant;
import java.util.List;

/// A unit that somebody owns and others rent.
///
/// @param tenants who rents it or has rented it
/// @param since when the owner's residency began
public record Tenancy(String communityId, String unitId, List<String> tenants, Instant since) {}
