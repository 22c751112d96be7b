package io.guanjia.billing.run;

import org.jspecify.annotations.Nullable;

/// What became of one batch of units.
///
/// @param units how many units were looked at
/// @param issued bills that this run issued
/// @param alreadyIssued bills that stood already: an earlier run of an overlapping span, or another run at the same
/// time
/// @param withoutPayer (unit, fee item) pairs that nobody pays for on the first day of the span
/// @param lastUnitId where the next batch goes on; null when there are no more units
public record Batch(
        int units,
        int issued,
        int alreadyIssued,
        int withoutPayer,
        @Nullable String lastUnitId) {}
