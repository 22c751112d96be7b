package io.guanjia.notification.inbox;

import io.guanjia.notification.audience.Box;
import io.guanjia.notification.inbox.Inbox.Position;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// All streams open at this instance. What they carry is read from the stored entries, in one query for all of them, so
/// any instance serves any stream, whoever stored the entries.
public final class LiveStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final int A_PERSON = 5;
    private static final int AT_ONCE = 20;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Inbox inbox;
    private final Clock clock;
    private final int most;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Supplier<SseEmitter> emitters;
    private final ExecutorService writers;

    /// No stream is open yet.
    ///
    /// @param most streams open at once, over all people
    public LiveStreams(Inbox inbox, int most, Clock clock) {
        this(
                inbox,
                most,
                clock,
                () -> new SseEmitter(0L),
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("stream-", 0).factory()));
    }

    /// Writes to the emitters on the threads of `writers`, which are closed with the streams.
    LiveStreams(Inbox inbox, int most, Clock clock, Supplier<SseEmitter> emitters, ExecutorService writers) {
        this.inbox = inbox;
        this.most = most;
        this.clock = clock;
        this.emitters = emitters;
        this.writers = writers;
    }

    /// Opens a stream behind the given number, or behind what there is now: nobody waits for numbers still far off.
    ///
    /// @param until when the reader's token ends, and the stream with it
    SseEmitter open(Reader reader, Box box, OptionalLong after, Instant until) {
        refuseTooMany(reader.recipient());
        long last = inbox.last(reader.recipient(), box);
        long from = Math.min(after.orElse(last), last);
        SseEmitter emitter = emitters.get();
        Listener listener = new Listener(reader, box, from, clock.instant(), until, emitter);
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onError(gone -> listeners.remove(listener));
        try {
            listener.greet();
            listeners.add(listener);
        } catch (IOException gone) {
            emitter.completeWithError(gone);
        }
        return emitter;
    }

    /// One round: ends what is to end, reads once for all, lets each listener write on a thread of its own.
    public void round() {
        Instant now = clock.instant();
        listeners.stream().filter(each -> each.endsBy(now)).forEach(this::end);
        List<Listener> free = listeners.stream().filter(Listener::claim).toList();
        try {
            Map<String, List<InboxEntry>> fresh = fresh(free);
            free.forEach(each ->
                    writers.execute(() -> write(each, fresh.getOrDefault(each.recipient(), List.of()), now)));
        } catch (RuntimeException e) {
            LOG.warn("The streams could not be read; they go on with the next round", e);
            free.forEach(Listener::release);
        }
    }

    private Map<String, List<InboxEntry>> fresh(List<Listener> free) {
        List<Position> positions =
                free.stream().map(Listener::position).distinct().toList();
        return inbox.after(positions, AT_ONCE).stream().collect(Collectors.groupingBy(InboxEntry::recipient));
    }

    private void write(Listener listener, List<InboxEntry> entries, Instant now) {
        try {
            listener.write(entries.stream().filter(listener::follows).toList(), now);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A reader has left; it resumes where it was", gone);
            end(listener);
        }
    }

    private void refuseTooMany(String recipient) {
        long own = listeners.stream()
                .filter(each -> each.recipient().equals(recipient))
                .count();
        if (own >= A_PERSON || listeners.size() >= most) {
            throw new RefusedException(new TooMany(LATER));
        }
    }

    /// On a thread of its own: ending waits for what is being written to the reader, and a slow one must not keep the
    /// others waiting.
    private void end(Listener listener) {
        if (listeners.remove(listener)) {
            writers.execute(() -> {
                try {
                    listener.end();
                } catch (IllegalStateException gone) {
                    LOG.debug("A reader had left before its stream was ended", gone);
                }
            });
        }
    }

    public int size() {
        return listeners.size();
    }

    /// Ends all streams; their readers resume elsewhere.
    void endAll() {
        listeners.forEach(this::end);
    }

    @Override
    public void close() {
        endAll();
        writers.shutdownNow();
    }
}
