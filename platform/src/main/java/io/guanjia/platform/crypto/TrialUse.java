package io.guanjia.platform.crypto;

import java.util.Optional;

/// A bean that may be set up for trial only, such as a key that everybody knows or an adapter that writes to a file.
@FunctionalInterface
public interface TrialUse {

    /// What is for trial only here, and what to set instead; empty when it is fit for production.
    Optional<String> trialUse();
}
