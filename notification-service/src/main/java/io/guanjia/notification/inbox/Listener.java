package io.guanjia.notification.inbox;

import io.guanjia.notification.audience.Box;
import io.guanjia.notification.inbox.Inbox.Position;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open stream: how far it has got, and when it ends. It has no queue; while it is busy writing to a slow reader it
/// is passed over, and what it missed is found again by its position.
final class Listener {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Reader reader;
    private final Box box;
    private final Instant until;
    private final SseEmitter emitter;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long last;
    private volatile Instant lastWritten;

    Listener(Reader reader, Box box, long last, Instant opened, Instant until, SseEmitter emitter) {
        this.reader = reader;
        this.box = box;
        this.last = last;
        this.lastWritten = opened;
        this.until = until;
        this.emitter = emitter;
    }

    Position position() {
        return new Position(reader.recipient(), box, last);
    }

    String recipient() {
        return reader.recipient();
    }

    boolean follows(InboxEntry entry) {
        return entry.box() == box && entry.recipient().equals(recipient()) && entry.no() > last;
    }

    boolean endsBy(Instant now) {
        return !now.isBefore(until);
    }

    boolean claim() {
        return busy.compareAndSet(false, true);
    }

    void release() {
        busy.set(false);
    }

    private boolean needsHeartbeat(Instant now) {
        return !now.isBefore(lastWritten.plus(HEARTBEAT));
    }

    /// Tells the reader where it stands, so that it can resume even before the first entry.
    void greet() throws IOException {
        emitter.send(SseEmitter.event().id(String.valueOf(last)).name("ready").data("{}", MediaType.APPLICATION_JSON));
    }

    /// Writes the entries that come next without a hole, passing over those of other communities than the reader's; the
    /// rest waits for another round. Called by whoever claimed.
    void write(List<InboxEntry> entries, Instant now) throws IOException {
        try {
            for (InboxEntry entry : entries) {
                if (entry.no() == last + 1) {
                    if (reader.communities().contains(entry.communityId())) {
                        tell(entry, now);
                    }
                    last = entry.no();
                }
            }
            if (needsHeartbeat(now)) {
                emitter.send(SseEmitter.event().comment("alive"));
                lastWritten = now;
            }
        } finally {
            release();
        }
    }

    private void tell(InboxEntry entry, Instant now) throws IOException {
        emitter.send(SseEmitter.event()
                .id(String.valueOf(entry.no()))
                .name(entry.event())
                .data(InboxView.of(entry), MediaType.APPLICATION_JSON));
        lastWritten = now;
    }

    void end() {
        emitter.complete();
    }
}
