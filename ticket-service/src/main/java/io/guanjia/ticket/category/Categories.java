package io.guanjia.ticket.category;

import static io.guanjia.ticket.ticket.DispatchMode.ASSIGN;
import static io.guanjia.ticket.ticket.DispatchMode.MANUAL;
import static io.guanjia.ticket.ticket.DispatchMode.POOL;
import static io.guanjia.ticket.ticket.TicketKind.ENQUIRY;
import static io.guanjia.ticket.ticket.TicketKind.MATTER;
import static io.guanjia.ticket.ticket.TicketKind.REPAIR;

import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.ticket.TicketKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The categories of a community: the trade's usual ones, and its own, which replace one of the same code.
public final class Categories {

    /// After domain.md §2: what the examples of each priority are.
    private static final List<Category> USUAL = List.of(
            new Category(
                    "lift.entrapment", REPAIR, "电梯困人", "people in a lift", "engineering", "lift", Priority.P0, ASSIGN),
            new Category("lift.fault", REPAIR, "电梯故障", "lift fault", "engineering", "lift", Priority.P1, ASSIGN),
            new Category(
                    "plumbing.burst", REPAIR, "水管爆裂", "burst pipe", "engineering", "plumbing", Priority.P1, ASSIGN),
            new Category("plumbing.leak", REPAIR, "漏水", "leak", "engineering", "plumbing", Priority.P2, ASSIGN),
            new Category("plumbing.no-water", REPAIR, "停水", "no water", "engineering", "plumbing", Priority.P2, ASSIGN),
            new Category(
                    "plumbing.blockage",
                    REPAIR,
                    "管道堵塞",
                    "blocked pipe",
                    "engineering",
                    "plumbing",
                    Priority.P2,
                    ASSIGN),
            new Category("plumbing.tap", REPAIR, "水龙头", "tap", "engineering", "plumbing", Priority.P3, ASSIGN),
            new Category(
                    "electrical.no-power", REPAIR, "停电", "no power", "engineering", "electrical", Priority.P2, ASSIGN),
            new Category("electrical.lamp", REPAIR, "灯具", "lamp", "engineering", "electrical", Priority.P3, ASSIGN),
            new Category("gate.fault", REPAIR, "门禁道闸", "gate", "engineering", "gate", Priority.P1, ASSIGN),
            new Category(
                    "carpentry.lock",
                    REPAIR,
                    "门窗锁具",
                    "door, window, lock",
                    "engineering",
                    "carpentry",
                    Priority.P3,
                    ASSIGN),
            new Category("building.wall", REPAIR, "墙面", "wall", "engineering", "general", Priority.P4, POOL),
            new Category("cleaning.public", MATTER, "公共保洁", "cleaning", "cleaning", "cleaning", Priority.P3, ASSIGN),
            new Category("greening.plants", MATTER, "绿化", "greening", "greening", "greening", Priority.P4, ASSIGN),
            new Category("order.parking", MATTER, "违停", "parking", "order", null, Priority.P3, MANUAL),
            new Category("order.noise", MATTER, "噪音扰民", "noise", "order", null, Priority.P3, MANUAL),
            new Category("enquiry.fee", ENQUIRY, "费用咨询", "fees", "desk", null, Priority.P3, MANUAL),
            new Category("enquiry.other", ENQUIRY, "其他咨询", "other", "desk", null, Priority.P3, MANUAL));

    private final Aggregates<CategoryDefinition> defined;

    public Categories(Aggregates<CategoryDefinition> defined) {
        this.defined = defined;
    }

    public List<Category> of(String communityId) {
        Map<String, Category> byCode = new LinkedHashMap<>();
        USUAL.forEach(category -> byCode.put(category.code(), category));
        String next = null;
        do {
            Page<Stored<CategoryDefinition>> page =
                    defined.list(Scope.communities(List.of(communityId)), Filter.all(), new PageRequest(100, next));
            page.items().forEach(stored -> byCode.put(stored.state().category.code(), stored.state().category));
            next = page.next();
        } while (next != null);
        return List.copyOf(byCode.values());
    }

    /// The category of that code for that kind; `unknown` is always one.
    public Optional<Category> find(String communityId, TicketKind kind, String code) {
        if (code.equals(Category.UNKNOWN)) {
            return Optional.of(Category.unknown(kind));
        }
        return of(communityId).stream()
                .filter(category -> category.code().equals(code) && category.kind() == kind)
                .findFirst();
    }
}
