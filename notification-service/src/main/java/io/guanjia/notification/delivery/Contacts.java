package io.guanjia.notification.delivery;

import org.jspecify.annotations.Nullable;

/// Where a person can be reached. Asked for when a message goes out, kept nowhere.
@FunctionalInterface
public interface Contacts {

    /// What is on file for the person now.
    ///
    /// @throws io.guanjia.platform.internal.Away when nobody can say
    Contact of(String personId);

    /// What is on file; neither for a person nobody knows.
    record Contact(@Nullable String phone, @Nullable String email) {}
}
