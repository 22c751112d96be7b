package io.guanjia.platform.crypto;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Refuses to start production with anything that is for trial only, and names all of it at once.
final class ProductionCheck {

    ProductionCheck(boolean production, List<TrialUse> uses) {
        String found = uses.stream()
                .map(TrialUse::trialUse)
                .flatMap(Optional::stream)
                .sorted()
                .collect(Collectors.joining("; "));
        if (production && !found.isEmpty()) {
            throw new IllegalStateException("GUANJIA_PRODUCTION is on, but this is for trial only: " + found);
        }
    }
}
