package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Role;
import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Suppressed;
import io.guanjia.notification.directory.Directory;
import io.guanjia.notification.preference.Choices;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one attempt of one delivery: checks that it is still right to send, sends, and writes down what came of it.
public final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Aggregates<Delivery> deliveries;
    private final Channels channels;
    private final Recipients recipients;
    private final Directory directory;
    private final Choices choices;
    private final Clock clock;

    public Courier(
            Aggregates<Delivery> deliveries,
            Channels channels,
            Recipients recipients,
            Directory directory,
            Choices choices,
            Clock clock) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.recipients = recipients;
        this.directory = directory;
        this.choices = choices;
        this.clock = clock;
    }

    /// Carries the delivery when the attempt is the one it waits for; an attempt settled meanwhile is left alone.
    public void carry(String id, int attempt) {
        Delivery delivery = deliveries.get(id, Scope.everything()).state();
        if (delivery.awaits(attempt)) {
            settle(id, attempt, attempt(delivery.letter(), id));
        }
    }

    private Sent attempt(Letter letter, String id) {
        Optional<Suppressed> unwanted = unwanted(letter);
        if (unwanted.isPresent()) {
            return unwanted.get();
        }
        return channels.of(letter.wire())
                .map(channel -> channel.send(letter, id))
                .orElse(new NotNow("no-provider"));
    }

    /// Opt-out is a customer's; nobody on duty declines what the duty brings.
    private Optional<Suppressed> unwanted(Letter letter) {
        Role role = letter.role();
        if (role == null) {
            return Optional.empty();
        }
        Optional<String> unit = Optional.ofNullable(letter.unitId());
        if (!recipients.stillConcerns(role, letter.to(), letter.communityId(), unit, clock.instant())) {
            return Optional.of(new Suppressed("no-longer-concerned"));
        }
        String bill = letter.remindsOf();
        if (bill != null && !directory.owes(bill)) {
            return Optional.of(new Suppressed("no-longer-owed"));
        }
        boolean declined = role.resident() && !choices.accepts(letter.to(), letter.wire());
        return declined ? Optional.of(new Suppressed("opted-out")) : Optional.empty();
    }

    private void settle(String id, int attempt, Sent sent) {
        Command command = Command.system("courier", id + ":" + attempt, clock.instant());
        try {
            deliveries.change(id, Scope.everything(), command, (delivery, change) -> delivery.settle(sent, change));
        } catch (RefusedException late) {
            LOG.warn("Attempt {} of delivery {} was settled before it reported: {}", attempt, id, late.getMessage());
        }
    }
}
