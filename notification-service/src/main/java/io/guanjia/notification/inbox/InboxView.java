package io.guanjia.notification.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry as its recipient sees it. `no` is what a stream resumes by; `about` is the id of the thing, `number` the
/// number people call it by.
@JsonInclude(Include.NON_NULL)
record InboxView(
        String id,
        long no,
        String communityId,
        String event,
        String about,
        @Nullable String number,
        String title,
        String text,
        Instant at,
        @Nullable Instant readAt) {

    static InboxView of(InboxEntry entry) {
        return new InboxView(
                entry.id(),
                entry.no(),
                entry.communityId(),
                entry.event(),
                entry.about(),
                entry.number(),
                entry.title(),
                entry.text(),
                entry.at(),
                entry.readAt());
    }
}
