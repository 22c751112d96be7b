package io.guanjia.notification.inbox;

import io.guanjia.notification.audience.Box;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing somebody was told, in the words they were told it. Stands for ever as written; only `readAt` comes later.
///
/// @param id derived from event, recipient and box, so that the same event tells once
/// @param no 1, 2, 3… without a hole among the recipient's entries of the box; 0 until it is stored, and for an entry
///     that came too late to be told
/// @param about id of the thing the event is about
/// @param number the thing's number, where it has one
/// @param at when it happened
public record InboxEntry(
        String id,
        String recipient,
        Box box,
        long no,
        String communityId,
        String event,
        String eventId,
        String about,
        @Nullable String number,
        String title,
        String text,
        boolean expired,
        Instant at,
        @Nullable Instant readAt) {

    InboxEntry numbered(long next) {
        return new InboxEntry(
                id, recipient, box, next, communityId, event, eventId, about, number, title, text, expired, at, readAt);
    }

    InboxEntry readAt(Instant when) {
        return new InboxEntry(
                id, recipient, box, no, communityId, event, eventId, about, number, title, text, expired, at, when);
    }
}
