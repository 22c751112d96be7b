package io.guanjia.notification;

import io.guanjia.platform.domain.Refusal;

/// What only this service refuses.
public sealed interface NotificationRefusal extends Refusal {

    /// The community has as many open subscriptions as it may. 409.
    record TooManySubscriptions(int limit) implements NotificationRefusal {}
}
