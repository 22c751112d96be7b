package io.guanjia.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.guanjia.notification.NotificationProperties;
import io.guanjia.notification.audience.Box;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamsTest {

    private static final Instant OPENED = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant UNTIL = OPENED.plus(Duration.ofMinutes(15));

    private final InMemoryInbox inbox = new InMemoryInbox();
    private final List<Phone> phones = new ArrayList<>();
    private final LiveStreams streams = streams(new SameThread());
    private Instant now = OPENED;
    private boolean slow;

    @AfterEach
    void close() {
        phones.forEach(phone -> phone.stuck.countDown());
        streams.close();
    }

    @Test
    void beginsBehindWhatThereIsNow() {
        told("a");
        Phone phone = open("worker", OptionalLong.empty());
        told("b");
        streams.round();
        assertThat(phone.lines).containsExactly("id:1 event:ready", "id:2 event:ticket.urged");
    }

    @Test
    void resumesByNumber() {
        told("a");
        told("b");
        told("c");
        Phone phone = open("worker", OptionalLong.of(1));
        streams.round();
        assertThat(phone.lines)
                .containsExactly("id:1 event:ready", "id:2 event:ticket.urged", "id:3 event:ticket.urged");
    }

    @Test
    void resumesAtTheEndWhenAskedToBeginBeyondIt() {
        told("a");
        Phone phone = open("worker", OptionalLong.of(900));
        told("b");
        streams.round();
        assertThat(phone.lines).containsExactly("id:1 event:ready", "id:2 event:ticket.urged");
    }

    @Test
    void beatsAfterFifteenSecondsWithoutNews() {
        Phone phone = open("worker", OptionalLong.empty());
        at(OPENED.plusMillis(14_999));
        assertThat(phone.lines).containsExactly("id:0 event:ready");
        at(OPENED.plusSeconds(15));
        assertThat(phone.lines).containsExactly("id:0 event:ready", ":alive");
        at(OPENED.plusSeconds(29));
        assertThat(phone.lines).hasSize(2);
    }

    @Test
    void endsWithTheToken() {
        Phone phone = open("worker", OptionalLong.empty());
        at(UNTIL.minusMillis(1));
        assertThat(phone.ended.getCount()).isEqualTo(1);
        at(UNTIL);
        assertThat(phone.ended.getCount()).isZero();
        assertThat(streams.size()).isZero();
    }

    @Test
    void letsAPersonHaveFiveAtOnce() {
        for (int i = 0; i < 5; i++) {
            open("worker", OptionalLong.empty());
        }
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> open("worker", OptionalLong.empty()));
        assertThat(refused.refusal()).isEqualTo(new TooMany(Duration.ofSeconds(30)));
        open("colleague", OptionalLong.empty());
        assertThat(streams.size()).isEqualTo(6);
    }

    @Test
    void isNotHeldUpByAReaderThatIsSlowToBeEnded() {
        try (LiveStreams many = streams(Executors.newVirtualThreadPerTaskExecutor())) {
            slow = true;
            many.open(new Reader("stuck", Set.of("c")), Box.JOBS, OptionalLong.empty(), UNTIL);
            now = UNTIL;
            Thread round = Thread.ofVirtual().start(many::round);
            await().until(() -> !round.isAlive());
            assertThat(phones.getLast().ended.getCount()).isEqualTo(1);
            phones.getLast().stuck.countDown();
        }
    }

    @Test
    void endsTheOthersWhenOneHasLeftWithoutAWord() {
        for (String person : List.of("a", "b", "c")) {
            open(person, OptionalLong.empty());
        }
        phones.get(1).left = true;
        at(UNTIL);
        assertThat(phones).extracting(phone -> phone.ended.getCount()).containsExactly(0L, 1L, 0L);
        assertThat(streams.size()).isZero();
    }

    @Test
    void areCountedUnderTheirDocumentedName() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        NotificationProperties properties = new NotificationProperties(null, "guanjia@localhost", List.of(), 10, 10);
        try (LiveStreams counted = new InboxConfiguration().liveStreams(inbox, properties, new Hand(), meters)) {
            assertThat(meters.get("guanjia.streams").gauge().value()).isZero();
            counted.open(new Reader("worker", Set.of("c")), Box.JOBS, OptionalLong.empty(), UNTIL);
            assertThat(meters.get("guanjia.streams").gauge().value()).isEqualTo(1);
        }
    }

    private LiveStreams streams(ExecutorService writers) {
        return new LiveStreams(inbox, 100, new Hand(), this::phone, writers);
    }

    private void at(Instant later) {
        now = later;
        streams.round();
    }

    private void told(String id) {
        inbox.put(new InboxEntry(
                id, "worker", Box.JOBS, 0, "c", "ticket.urged", "t:1", "t", "1", "title", "text", false, OPENED, null));
    }

    private Phone open(String person, OptionalLong after) {
        return (Phone) streams.open(new Reader(person, Set.of("c")), Box.JOBS, after, UNTIL);
    }

    private SseEmitter phone() {
        Phone phone = new Phone(slow);
        phones.add(phone);
        return phone;
    }

    private final class Hand extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class SameThread extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {
            // nothing is under way
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    /// Keeps what it is sent; a slow one cannot be ended.
    private static final class Phone extends SseEmitter {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch stuck;
        private boolean left;

        Phone(boolean slow) {
            super(0L);
            stuck = new CountDownLatch(slow ? 1 : 0);
        }

        @Override
        public void send(SseEventBuilder event) throws IOException {
            lines.add(event.build().stream()
                    .map(DataWithMediaType::getData)
                    .filter(String.class::isInstance)
                    .map(String::valueOf)
                    .collect(Collectors.joining())
                    .replaceAll("\n*(data:.*)?\n*$", "")
                    .replace('\n', ' '));
        }

        @Override
        public void complete() {
            if (left) {
                throw new IllegalStateException("the response is no longer there");
            }
            try {
                stuck.await();
                ended.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
