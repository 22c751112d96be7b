package io.guanjia.platform.event;

/// Where deliveries go that cannot be applied: the topic `<group>.<topic>.dlt`, with original bytes, key and headers.
@FunctionalInterface
interface DeadLetters {

    /// Returns when the broker has it.
    void send(Delivery delivery, String reason);
}
