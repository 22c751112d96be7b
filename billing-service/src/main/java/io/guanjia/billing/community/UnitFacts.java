package io.guanjia.billing.community;

import java.math.BigDecimal;

/// What billing keeps of a unit.
///
/// @param area square metres
public record UnitFacts(String communityId, String unitId, String label, BigDecimal area) {}
