package io.guanjia.notification.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs attempts beside the consumer, so that a slow provider never holds up the topic. Bounded: an attempt that finds
/// no room is not made, its lease runs out and it is tried again.
public final class SendingFloor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SendingFloor.class);

    private final Courier courier;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());

    public SendingFloor(Courier courier, int atOnce) {
        this.courier = courier;
        this.room = new Semaphore(atOnce);
    }

    public void take(String deliveryId, int attempt) {
        if (!room.tryAcquire()) {
            LOG.warn("No room for attempt {} of delivery {}", attempt, deliveryId);
            return;
        }
        threads.execute(() -> {
            try {
                courier.carry(deliveryId, attempt);
            } catch (RuntimeException e) {
                LOG.error("Attempt {} of delivery {} broke; its lease will bring it back", attempt, deliveryId, e);
            } finally {
                room.release();
            }
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
