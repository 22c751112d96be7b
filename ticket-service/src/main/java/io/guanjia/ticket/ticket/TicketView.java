package io.guanjia.ticket.ticket;

import io.guanjia.platform.store.Entry;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.clock.ClockName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A ticket as it goes over HTTP: the only translation.
public record TicketView(
        String id,
        String communityId,
        String number,
        TicketKind kind,
        String category,
        String priority,
        TicketStatus status,
        Place place,
        String description,
        String channel,
        @Nullable Appointment appointment,
        PromisedView promised,
        @Nullable WorkerView worker,
        @Nullable String follows,
        @Nullable String reporterId,
        @Nullable ReporterView reporter,
        List<String> attachments,
        List<Comment> comments,
        @Nullable Completion completion,
        @Nullable String answer,
        @Nullable Integer stars,
        @Nullable Boolean solved,
        boolean overdue,
        int urges,
        int reopened,
        @Nullable FollowUpView followUp,
        Instant reportedAt,
        Instant createdAt,
        long revision,
        List<Step> timeline) {

    /// Heard by staff only: how the search for a worker and the clocks go is none of the owner's business.
    private static final Set<String> INNER = Set.of(
            "ticket.unassigned",
            "clock.warned",
            "clock.breached",
            "follow-up.due",
            "follow-up.deferred",
            "ticket.reporter-revealed");

    private static final Set<String> COMMON = Set.of(
            "communityId",
            "number",
            "kind",
            "category",
            "priority",
            "unitId",
            "buildingId",
            "departmentId",
            "reporterId",
            "occurredAt");

    /// What is promised now; `nextUpdate` is when the owner hears the next word at the latest; `original` is what was
    /// promised first.
    public record PromisedView(
            @Nullable Instant accept,
            @Nullable Instant arrive,
            @Nullable Instant finish,
            @Nullable Instant firstAnswer,
            @Nullable Instant nextUpdate,
            @Nullable Promised original) {}

    /// `reasons`: why this one.
    public record WorkerView(
            String id, List<?> reasons, @Nullable Instant acceptBy) {}

    /// The reporter's name and masked phone, for staff.
    public record ReporterView(
            @Nullable String name, @Nullable String phone) {}

    /// Where the calls to the owner stand, for staff.
    public record FollowUpView(int attempts, boolean due, boolean done) {}

    /// One journal entry.
    ///
    /// @param text what was written with it: a reason, a note, or the description that it replaced
    public record Step(
            long no,
            String type,
            Instant at,
            @Nullable Instant occurredAt,
            String by,
            @Nullable String onBehalfOf,
            @Nullable String via,
            Map<String, Object> data,
            @Nullable String text) {}

    /// The ticket for one caller.
    ///
    /// @param inner for staff: everything; else what an owner may see
    /// @param reporter opened by whoever may, else null
    public static TicketView of(Stored<Ticket> stored, boolean inner, @Nullable ReporterView reporter) {
        Ticket its = stored.state();
        Promised now = Promised.of(its.clocks);
        return new TicketView(
                stored.id(),
                its.communityId,
                its.number,
                its.kind,
                its.sorting.category(),
                its.priority.name(),
                its.status,
                its.place,
                its.description,
                its.channel,
                its.appointment,
                new PromisedView(
                        now.accept(),
                        now.arrive(),
                        now.finish(),
                        now.firstAnswer(),
                        its.clocks.pending(ClockName.OWNER_UPDATE).orElse(null),
                        its.promised),
                worker(stored, inner),
                its.follows,
                its.reporterId,
                reporter,
                its.attachments,
                its.comments.stream()
                        .filter(comment -> inner || !comment.staffOnly())
                        .toList(),
                its.completion,
                its.answer,
                its.stars,
                its.solved,
                its.overdue,
                its.urges,
                its.reopened,
                inner ? new FollowUpView(its.followUp.attempts(), its.followUp.due(), its.followUp.done()) : null,
                its.reportedAt,
                stored.createdAt(),
                stored.revision(),
                stored.journal().stream()
                        .filter(entry -> inner || outer(entry))
                        .map(entry -> step(entry, its.words, inner))
                        .toList());
    }

    private static @Nullable WorkerView worker(Stored<Ticket> stored, boolean inner) {
        String id = stored.state().workerId;
        if (id == null) {
            return null;
        }
        List<?> reasons = stored.journal().reversed().stream()
                .map(entry -> entry.data().get("reasons"))
                .filter(List.class::isInstance)
                .findFirst()
                .map(found -> (List<?>) found)
                .orElse(List.of());
        return new WorkerView(
                id, inner ? reasons : List.of(), stored.state().assignment.acceptBy());
    }

    private static boolean outer(Entry entry) {
        return !INNER.contains(entry.type()) && !"staff".equals(entry.data().get("visibleTo"));
    }

    private static Step step(Entry entry, List<Words> words, boolean inner) {
        Map<String, Object> data = new LinkedHashMap<>(entry.data());
        data.keySet().removeAll(COMMON);
        if (!inner) {
            data.remove("reasons");
        }
        return new Step(
                entry.no(),
                entry.type(),
                entry.at(),
                entry.occurredAt(),
                entry.actor().id(),
                entry.actor().onBehalfOf(),
                entry.actor().via(),
                data,
                words.stream()
                        .filter(each -> each.belongTo(entry.type(), entry.at()) && (inner || !each.staffOnly()))
                        .map(Words::text)
                        .reduce((one, other) -> one + "\n" + other)
                        .orElse(null));
    }
}
