package io.guanjia.ticket.ticket;

import io.guanjia.platform.crypto.Sealed;
import org.jspecify.annotations.Nullable;

/// Who called, as staff wrote it down; encrypted, for it is personal and its person may be unknown.
///
/// @param phoneHash keyed hash that the phone is found by
public record Reporter(
        @Nullable Sealed name,
        @Nullable Sealed phone,
        @Nullable String phoneHash) {}
