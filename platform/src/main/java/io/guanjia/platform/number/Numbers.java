package io.guanjia.platform.number;

import java.time.LocalDate;

/// Gives numbers such as `261122-17`: the 17th of its community and day. Never the same twice; one that was drawn for a
/// thing that did not come to be is missing.
@FunctionalInterface
public interface Numbers {

    /// The next number.
    ///
    /// @param day in the community's zone
    String next(String communityId, LocalDate day);
}
