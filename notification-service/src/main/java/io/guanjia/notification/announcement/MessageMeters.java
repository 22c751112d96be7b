package io.guanjia.notification.announcement;

import io.micrometer.core.instrument.MeterRegistry;

/// Messages by channel and result; no ids, no names.
public final class MessageMeters {

    private final MeterRegistry registry;

    public MessageMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void counted(String channel, String result) {
        registry.counter("guanjia.messages", "channel", channel, "result", result)
                .increment();
    }

    /// An attempt at a webhook came to nothing.
    public void webhookFailed() {
        registry.counter("guanjia.webhook.failures").increment();
    }
}
