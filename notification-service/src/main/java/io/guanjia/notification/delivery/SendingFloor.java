package io.guanjia.notification.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs attempts beside the consumer, so that a slow provider never holds up the topic. Bounded: an attempt waits for
/// room in the order of coming, as long as its lease lasts; after that it is tried again.
public final class SendingFloor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SendingFloor.class);

    private final Courier courier;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());

    public SendingFloor(Courier courier, int atOnce) {
        this.courier = courier;
        this.room = new Semaphore(atOnce, true);
    }

    public void take(String deliveryId, int attempt) {
        threads.execute(() -> {
            if (foundRoom()) {
                try {
                    carry(deliveryId, attempt);
                } finally {
                    room.release();
                }
            }
        });
    }

    private boolean foundRoom() {
        try {
            return room.tryAcquire(Delivery.LEASE_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void carry(String deliveryId, int attempt) {
        if (threads.isShutdown()) {
            return;
        }
        try {
            courier.carry(deliveryId, attempt);
        } catch (RuntimeException e) {
            LOG.error("Attempt {} of delivery {} broke; its lease will bring it back", attempt, deliveryId, e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
