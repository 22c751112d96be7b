package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Wire;

/// One way out of the house: looks up where the letter goes and sends it.
public interface Channel {

    Wire wire();

    /// Sends once. May be called again with the same `key` when it did not live to report: a provider that honours the
    /// key sends once even then, at any other the recipient may get it twice.
    Sent send(Letter letter, String key);
}
