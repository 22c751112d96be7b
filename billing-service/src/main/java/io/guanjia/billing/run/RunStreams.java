package io.guanjia.billing.run;

import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Follows runs for whoever waits for them: one event each time a run has got further, the last one when it is
/// finished, and the stream with it. Read from the stored run, so any instance serves any reader. Stops before the web
/// server does: an open stream would hold it up.
public final class RunStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunStreams.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final BillingRuns runs;
    private final Clock clock;
    private final Semaphore room;
    private volatile Optional<ExecutorService> threads = Optional.empty();

    /// Nobody is waiting yet.
    ///
    /// @param atOnce most streams open at this instance
    public RunStreams(BillingRuns runs, Clock clock, int atOnce) {
        this.runs = runs;
        this.clock = clock;
        this.room = new Semaphore(atOnce);
    }

    /// Opens a stream; it ends with the run, or with the caller's token.
    SseEmitter follow(Call call, String runId) {
        runs.get(call.caller(), runId);
        ExecutorService open = threads.orElseThrow(() -> new RefusedException(new TooMany(LATER)));
        if (!room.tryAcquire()) {
            throw new RefusedException(new TooMany(LATER));
        }
        SseEmitter emitter = new SseEmitter(0L);
        open.execute(() -> {
            try {
                tell(call, runId, emitter);
            } finally {
                room.release();
            }
        });
        return emitter;
    }

    private void tell(Call call, String runId, SseEmitter emitter) {
        try {
            long told = 0;
            Instant written = clock.instant();
            boolean more = true;
            while (more) {
                Stored<BillingRun> run = runs.get(call.caller(), runId);
                Instant now = clock.instant();
                if (run.version() > told) {
                    emitter.send(SseEmitter.event()
                            .id(String.valueOf(run.version()))
                            .name("progress")
                            .data(BillingRunView.of(run), MediaType.APPLICATION_JSON));
                    told = run.version();
                    written = now;
                } else if (!now.isBefore(written.plus(HEARTBEAT))) {
                    emitter.send(SseEmitter.event().comment("alive"));
                    written = now;
                }
                more = !run.state().finished() && now.isBefore(call.until());
                if (more) {
                    Thread.sleep(LOOK);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A reader of a run has left", gone);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            LOG.warn("Run {} could not be read for who follows it", runId, e);
            emitter.completeWithError(e);
        }
    }

    @Override
    public void start() {
        threads = Optional.of(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("run-stream-", 0).factory()));
    }

    @Override
    public void stop() {
        threads.ifPresent(ExecutorService::shutdownNow);
        threads = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return threads.isPresent();
    }
}
