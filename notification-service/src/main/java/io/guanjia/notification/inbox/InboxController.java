package io.guanjia.notification.inbox;

import io.guanjia.notification.audience.Box;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Call;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Everybody's own inbox; whose it is, and of which communities, comes from the token alone.
@RestController
class InboxController {

    private static final String RESUME = "Last-Event-ID";

    private final Inbox inbox;
    private final LiveStreams streams;

    InboxController(Inbox inbox, LiveStreams streams) {
        this.inbox = inbox;
        this.streams = streams;
    }

    @GetMapping("/api/v1/inbox")
    Page<InboxView> list(Call call, PageRequest page) {
        return inbox.page(Reader.of(call.caller()), Box.INBOX, page).map(InboxView::of);
    }

    @PutMapping("/api/v1/inbox/{id}/read")
    InboxView read(Call call, @PathVariable String id) {
        return inbox.read(Reader.of(call.caller()), id, call.at())
                .map(InboxView::of)
                .orElseThrow(() -> new RefusedException(new NotFound()));
    }

    @GetMapping(path = "/api/v1/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> inboxStream(
            Call call, @RequestHeader(name = RESUME, required = false) @Nullable String last) {
        return stream(call, Box.INBOX, last);
    }

    /// A worker's job messages: named, transferred, urged, cancelled.
    @GetMapping(path = "/api/v1/jobs/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> jobsStream(
            Call call, @RequestHeader(name = RESUME, required = false) @Nullable String last) {
        return stream(call, Box.JOBS, last);
    }

    private ResponseEntity<SseEmitter> stream(Call call, Box box, @Nullable String last) {
        SseEmitter emitter = streams.open(Reader.of(call.caller()), box, number(last), call.until());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private static OptionalLong number(@Nullable String last) {
        if (last == null || last.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!last.matches("\\d{1,18}")) {
            throw new RefusedException(InvalidRequest.of("/" + RESUME, "not-a-number"));
        }
        return OptionalLong.of(Long.parseLong(last));
    }
}
