package io.guanjia.owner.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is on file about a unit: `area` in m², more than zero; `deliveredOn` starts the developer's warranty.
public record UnitFacts(
        String label,
        BigDecimal area,
        @Nullable LocalDate deliveredOn,
        @Nullable String serviceNotes) {}
