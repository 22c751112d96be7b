package io.guanjia.ticket.attachment;

import org.jspecify.annotations.Nullable;

/// A stored photo, video or recording. Until a ticket claims it, it is staged and its uploader's own.
///
/// @param file where its content lies
record Attachment(
        String id,
        String file,
        MediaKind kind,
        long size,
        boolean thumbnail,
        String uploader,
        String fingerprint,
        @Nullable String claimedBy) {}
