package io.guanjia.notification.directory;

import io.guanjia.notification.directory.Cards.BillCard;
import io.guanjia.notification.directory.Cards.BuildingCard;
import io.guanjia.notification.directory.Cards.CommunityCard;
import io.guanjia.notification.directory.Cards.PersonCard;
import io.guanjia.notification.directory.Cards.ResidencyCard;
import io.guanjia.notification.directory.Cards.ShiftCard;
import io.guanjia.notification.directory.Cards.StaffCard;
import io.guanjia.notification.directory.Cards.UnitCard;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.Projections;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the archive up to date with what is heard: which events are filed, and as what.
public final class Filing {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Archive archive;
    private final Map<String, BiConsumer<Heard<?>, ObjectNode>> filed;

    public Filing(Archive archive) {
        this.archive = archive;
        BiConsumer<Heard<?>, ObjectNode> community = file(archive.communities(), Community.class, Community::card);
        BiConsumer<Heard<?>, ObjectNode> building = file(archive.buildings(), BuildingCard.class, card -> card);
        BiConsumer<Heard<?>, ObjectNode> unit = file(archive.units(), UnitCard.class, card -> card);
        BiConsumer<Heard<?>, ObjectNode> residency = file(archive.residencies(), ResidencyCard.class, card -> card);
        BiConsumer<Heard<?>, ObjectNode> staff = file(archive.staff(), StaffCard.class, card -> card);
        filed = Map.ofEntries(
                Map.entry("owner/community.opened", community),
                Map.entry("owner/community.changed", community),
                Map.entry("owner/building.registered", building),
                Map.entry("owner/building.changed", building),
                Map.entry("owner/unit.registered", unit),
                Map.entry("owner/unit.changed", unit),
                Map.entry("owner/residency.started", residency),
                Map.entry("owner/residency.changed", residency),
                Map.entry("owner/residency.ended", residency),
                Map.entry("owner/staff.appointed", staff),
                Map.entry("owner/staff.changed", staff),
                Map.entry("owner/staff.dismissed", file(archive.staff(), Object.class, gone -> null)),
                Map.entry("owner/person.registered", file(archive.people(), PersonCard.class, card -> card)),
                Map.entry("owner/person.changed", file(archive.people(), PersonCard.class, card -> card)),
                Map.entry("owner/person.erased", this::erase),
                Map.entry("ticket/shift.planned", file(archive.shifts(), Shift.class, Shift::card)),
                Map.entry("ticket/shift.cancelled", file(archive.shifts(), Object.class, gone -> null)),
                Map.entry("billing/bill.settled", file(archive.bills(), Bill.class, Bill::settled)),
                Map.entry("billing/bill.cancelled", file(archive.bills(), Bill.class, Bill::cancelled)));
    }

    /// Files the event where it is one that is filed.
    ///
    /// @throws tools.jackson.core.JacksonException when the payload is not what the contract promises
    public void file(String owner, String event, Heard<?> heard, ObjectNode payload) {
        filed.getOrDefault(owner + "/" + event, (other, unfiled) -> {}).accept(heard, payload);
    }

    /// The events that are filed, as `owner/event`.
    public List<String> events() {
        return filed.keySet().stream().sorted().toList();
    }

    private void erase(Heard<?> heard, ObjectNode payload) {
        PersonCard gone = JSON.treeToValue(payload, PersonCard.class);
        archive.people().save(heard.key(), heard.seq(), new PersonCard(gone.communityId(), gone.personId(), null));
    }

    private static <T, P> BiConsumer<Heard<?>, ObjectNode> file(
            Projections<P> projections, Class<T> type, Function<T, @Nullable P> card) {
        return (heard, payload) -> {
            P filed = card.apply(JSON.treeToValue(payload, type));
            projections.change(heard.key(), heard.seq(), before -> filed);
        };
    }

    private record Community(String communityId, String name, String zone) {

        CommunityCard card() {
            return new CommunityCard(communityId, name, ZoneId.of(zone).getId());
        }
    }

    private record Bill(
            String communityId, String billId, @Nullable String status) {

        BillCard settled() {
            return new BillCard(communityId, billId, !"paid".equals(status));
        }

        BillCard cancelled() {
            return new BillCard(communityId, billId, false);
        }
    }

    private record Shift(String communityId, String staffId, Instant from, Instant to) {

        ShiftCard card() {
            return ShiftCard.of(communityId, staffId, from, to);
        }
    }
}
