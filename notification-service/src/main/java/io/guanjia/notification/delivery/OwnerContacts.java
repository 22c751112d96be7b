package io.guanjia.notification.delivery;

import io.guanjia.platform.internal.InternalClient;
import org.springframework.web.client.HttpClientErrorException;

/// Asks owner-service.
public final class OwnerContacts implements Contacts {

    private final InternalClient services;

    public OwnerContacts(InternalClient services) {
        this.services = services;
    }

    @Override
    public Contact of(String personId) {
        try {
            return services.get("owner", "/internal/contacts/{personId}", Contact.class, personId);
        } catch (HttpClientErrorException.NotFound unknown) {
            return new Contact(null, null);
        }
    }
}
