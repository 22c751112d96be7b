package io.guanjia.notification.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.notification.delivery.DeliveryEvent;
import io.guanjia.notification.delivery.DeliveryStatus;
import io.guanjia.notification.directory.Town;
import io.guanjia.notification.inbox.InMemoryInbox;
import io.guanjia.notification.inbox.InboxEntry;
import io.guanjia.notification.settings.NotificationSettings;
import io.guanjia.notification.template.Templates;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AnnouncerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final String OVERDUE = "{'communityId':'c','number':'261122-17','unitId':'home','payerId':'owner',"
            + "'feeItem':'property','from':'2026-10-01','to':'2026-12-31','dueOn':'2026-12-15',"
            + "'balance':{'amount':'751.80','currency':'CNY'}}";
    private static final String UNASSIGNED =
            "{'communityId':'c','number':'261122-1','unitId':'home','priority':'P1','cause':'no-candidate',"
                    + "'escalated':true}";

    private final Town town = new Town();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryAggregates<Delivery> deliveries = new InMemoryAggregates<>(
            new AggregateType<>("deliveries", Delivery.class, DeliveryEvent.CATALOG, Map.of(), List.of()));
    private final Roll roll = new InMemoryRoll();

    @Test
    void tellsOnceHoweverOftenTheEventComes() {
        announce("fee.overdue", OVERDUE, NOON);
        announce("fee.overdue", OVERDUE, NOON);
        assertThat(inbox.all()).singleElement().satisfies(entry -> {
            assertThat(entry.recipient()).isEqualTo("owner");
            assertThat(entry.about()).isEqualTo("key");
            assertThat(entry.text()).startsWith("3-2-1801的物业费账单");
        });
        assertThat(queued()).extracting(Delivery::wire).containsExactlyInAnyOrder(Wire.EMAIL, Wire.SMS);
        assertThat(queued())
                .extracting(delivery -> delivery.letter().remindsOf())
                .containsOnly("key");
        assertThat(meters.counter("guanjia.messages", "channel", "inbox", "result", "delivered")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tellsEverybodyInTheirOwnLanguage() {
        town.say("owner", "person.registered", "owner", "{'communityId':'c','personId':'owner','language':'en'}");
        announce("fee.overdue", OVERDUE, NOON);
        assertThat(inbox.all()).singleElement().extracting(InboxEntry::title).isEqualTo("Your property fee is overdue");
    }

    @Test
    void tellsThoseItFoundTheFirstTimeWhoeverIsOnDutyNow() {
        announce("ticket.unassigned", UNASSIGNED, NOON);
        town.say("ticket", "shift.cancelled", "s-agent", "{'communityId':'c','staffId':'agent'}");
        announce("ticket.unassigned", UNASSIGNED, NOON);
        assertThat(inbox.all()).extracting(InboxEntry::recipient).containsExactlyInAnyOrder("agent", "leader");
        assertThat(queued()).extracting(Delivery::to).containsExactly("leader");
        assertThat(queued())
                .extracting(delivery -> delivery.letter().remindsOf())
                .containsOnlyNulls();
        assertThat(queued())
                .allSatisfy(
                        delivery -> assertThat(delivery.letter().emergency()).isTrue());
    }

    @Test
    void onlyStoresWhatIsTooOldToTell() {
        announce("fee.overdue", OVERDUE, NOON.minus(Duration.ofDays(31)));
        assertThat(inbox.all()).singleElement().satisfies(entry -> {
            assertThat(entry.expired()).isTrue();
            assertThat(entry.no()).isZero();
        });
        assertThat(queued()).extracting(Delivery::status).containsOnly(DeliveryStatus.EXPIRED);
    }

    @Test
    void tellsNobodyWhoWasErased() {
        town.say("owner", "person.erased", "owner", "{'communityId':'c','personId':'owner'}");
        announce("fee.overdue", OVERDUE, NOON);
        assertThat(inbox.all()).isEmpty();
        assertThat(queued()).isEmpty();
    }

    private void announce(String event, String json, Instant happened) {
        Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
        Announcer announcer = new Announcer(
                new Recipients(town.directory()),
                roll,
                town.directory(),
                new Templates(),
                inbox,
                new Deliveries(deliveries, Set.of(Wire.EMAIL, Wire.SMS), noon),
                community -> NotificationSettings.PRESET,
                new MessageMeters(meters),
                noon);
        Concern concern = new Audience()
                .concerns().stream()
                        .filter(each -> each.event().equals(event))
                        .findFirst()
                        .orElseThrow();
        EventData data = new EventData((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
        announcer.announce(concern, new Heard<>(data, "key:7", "key", 7, happened, "type"));
    }

    private List<Delivery> queued() {
        return deliveries.list(Scope.everything(), Filter.all(), new PageRequest(100, null)).items().stream()
                .map(stored -> stored.state())
                .toList();
    }
}
