package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Contacts.Contact;
import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Suppressed;
import io.guanjia.platform.internal.Away;
import org.jspecify.annotations.Nullable;

/// Sends to people by e-mail or SMS: finds the address, hands over to the carrier.
public final class PersonChannel implements Channel {

    private final Wire wire;
    private final Contacts contacts;
    private final Carrier carrier;

    public PersonChannel(Wire wire, Contacts contacts, Carrier carrier) {
        this.wire = wire;
        this.contacts = contacts;
        this.carrier = carrier;
    }

    @Override
    public Wire wire() {
        return wire;
    }

    @Override
    public Sent send(Letter letter, String key) {
        Contact contact;
        try {
            contact = contacts.of(letter.to());
        } catch (Away away) {
            return new NotNow("contact-unavailable");
        }
        String address = address(contact);
        return address == null
                ? new Suppressed("no-address")
                : carrier.carry(address, letter.template(), letter.title(), letter.text(), key);
    }

    private @Nullable String address(Contact contact) {
        return switch (wire) {
            case EMAIL -> contact.email();
            case SMS -> contact.phone();
            case WEBHOOK -> null;
        };
    }
}
