package io.guanjia.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Role;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Contacts.Contact;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.notification.directory.Town;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.internal.Away;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private final Town town = new Town();
    private final List<String> sent = new ArrayList<>();
    private final Set<String> declined = new HashSet<>();
    private final InMemoryAggregates<Delivery> deliveries = new InMemoryAggregates<>(new AggregateType<>(
            "deliveries",
            Delivery.class,
            DeliveryEvent.CATALOG,
            Map.of(
                    Delivery.SEND, (stored, delivery, change) -> delivery.begin(Optional.empty(), change),
                    Delivery.LEASE,
                            (stored, delivery, change) -> delivery.settle(new Sent.NotNow("no-report"), change)),
            List.of()));
    private Contacts contacts = person -> new Contact("+8613800000013", null);

    @Test
    void sendsToTheNumberOnFile() {
        String id = due(Role.PAYER, "owner");
        carry(id);
        assertThat(sent).containsExactly("+8613800000013 " + id);
        assertThat(status(id)).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void makesAnAttemptOnce() {
        String id = due(Role.PAYER, "owner");
        carry(id);
        carry(id);
        assertThat(sent).hasSize(1);
    }

    @Test
    void triesAgainWhenNobodyKnowsTheNumberNow() {
        contacts = person -> {
            throw new Away("owner", "down", null);
        };
        String id = due(Role.PAYER, "owner");
        carry(id);
        assertThat(status(id)).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(attempts(id)).extracting(Attempt::result).containsExactly("contact-unavailable");
        contacts = person -> new Contact("+8613800000013", null);
        deliveries.fireDue(NOON.plus(Duration.ofMinutes(2)));
        courier().carry(id, 2);
        assertThat(status(id)).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void triesAgainWhenAnAttemptNeverReportsBack() {
        String id = due(Role.PAYER, "owner");
        deliveries.fireDue(NOON.plus(Duration.ofMinutes(2)));
        assertThat(attempts(id)).extracting(Attempt::result).containsExactly("no-report");
        carry(id);
        assertThat(sent).isEmpty();
        deliveries.fireDue(NOON.plus(Duration.ofMinutes(3)));
        courier().carry(id, 2);
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsNothingWithoutANumber() {
        contacts = person -> new Contact(null, null);
        String id = due(Role.PAYER, "owner");
        carry(id);
        assertThat(attempts(id)).extracting(Attempt::result).containsExactly("no-address");
        assertThat(status(id)).isEqualTo(DeliveryStatus.SUPPRESSED);
    }

    @Test
    void respectsWhatAResidentDeclined() {
        declined.add("owner");
        String id = due(Role.PAYER, "owner");
        carry(id);
        assertThat(sent).isEmpty();
        assertThat(attempts(id)).extracting(Attempt::result).containsExactly("opted-out");
    }

    @Test
    void letsNobodyDeclineADuty() {
        declined.add("leader");
        carry(due(Role.LEADERS_ON_DUTY, "leader"));
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsNothingToWhoMovedOutMeanwhile() {
        String id = due(Role.HOUSEHOLD, "former");
        carry(id);
        assertThat(sent).isEmpty();
        assertThat(attempts(id)).extracting(Attempt::result).containsExactly("no-longer-concerned");
    }

    @Test
    void remindsNobodyOfABillThatIsPaidMeanwhile() {
        String id = due(Role.PAYER, "owner");
        town.say("billing", "bill.settled", "bill", "{'communityId':'c','billId':'bill','status':'paid'}");
        carry(id);
        assertThat(sent).isEmpty();
        assertThat(attempts(id)).extracting(Attempt::result).containsExactly("no-longer-owed");
    }

    @Test
    void remindsNobodyOfABillThatIsWithdrawnMeanwhile() {
        String id = due(Role.PAYER, "owner");
        town.say("billing", "bill.cancelled", "bill", "{'communityId':'c','billId':'bill'}");
        carry(id);
        assertThat(sent).isEmpty();
    }

    @Test
    void remindsOfABillThatIsPaidInPart() {
        String id = due(Role.PAYER, "owner");
        town.say("billing", "bill.settled", "bill", "{'communityId':'c','billId':'bill','status':'partially-paid'}");
        carry(id);
        assertThat(sent).hasSize(1);
    }

    private void carry(String id) {
        courier().carry(id, 1);
    }

    private Courier courier() {
        Carrier phone = (to, template, title, text, key) -> {
            sent.add(to + " " + key);
            return new Taken();
        };
        return new Courier(
                deliveries,
                new Channels(List.of(new PersonChannel(Wire.SMS, contacts, phone))),
                new Recipients(town.directory()),
                town.directory(),
                (person, wire) -> !declined.contains(person),
                Clock.fixed(NOON.plus(Duration.ofSeconds(1)), ZoneOffset.UTC));
    }

    private String due(Role role, String person) {
        Letter letter = new Letter(
                "c",
                Wire.SMS,
                person,
                role,
                Town.HOME,
                "bill",
                "t:1",
                "fee.overdue",
                "title",
                "text",
                false,
                NOON.plus(Duration.ofDays(1)));
        deliveries.create("d-" + person, Command.system("test", "t:1", NOON), change -> Delivery.of(letter, change));
        deliveries.fireDue(NOON);
        return "d-" + person;
    }

    private DeliveryStatus status(String id) {
        return deliveries.get(id, Scope.everything()).state().status();
    }

    private List<Attempt> attempts(String id) {
        return deliveries.get(id, Scope.everything()).state().attempts();
    }
}
