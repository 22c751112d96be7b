package io.guanjia.notification.delivery;

/// Brings words to an address: a mail server, an SMS gateway, a file.
@FunctionalInterface
public interface Carrier {

    /// Tries once to bring the words to the address.
    ///
    /// @param to a mail address or a phone number; never logged
    /// @param key the same for every attempt at the same message, for providers that honour one
    Sent carry(String to, String template, String title, String text, String key);
}
