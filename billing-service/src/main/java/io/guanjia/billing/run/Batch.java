package io.guanjia.billing.run;

import org.jspecify.annotations.Nullable;

/// What became of one batch of units.
///
/// @param units how many units were looked at
/// @param issued bills that this run issued
/// @param alreadyIssued (unit, fee item) pairs of which every month was charged already, by an earlier run or another
///     one at the same time
/// @param overlapping pairs of which some months were charged already: nothing was issued, the other months are open
/// @param withoutPayer (unit, fee item) pairs that nobody pays for on the first day of the span
/// @param lastUnitId where the next batch goes on; null when there are no more units
public record Batch(
        int units,
        int issued,
        int alreadyIssued,
        int overlapping,
        int withoutPayer,
        @Nullable String lastUnitId) {}
