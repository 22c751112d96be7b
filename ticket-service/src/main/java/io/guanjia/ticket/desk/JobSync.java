package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.KeyMissing;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.ProblemWriter;
import io.guanjia.ticket.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what a phone did without a signal: each item under its own key, with the guards of its own route; one
/// that is refused does not stop the next.
@Component
class JobSync {

    record Item(
            @Nullable String ticketId,
            @Nullable String transition,
            @Nullable Instant occurredAt,
            @Nullable JobBody body,
            @Nullable String key) {}

    /// @param status as the route itself would have answered
    record Result(
            @Nullable String ticketId,
            @Nullable String key,
            int status,
            boolean replayed,
            @Nullable String ticketStatus,
            @Nullable Map<String, ?> problem) {}

    private static final Item NOTHING = new Item(null, null, null, null, null);

    private final JobDesk jobs;
    private final ProblemWriter problems;

    JobSync(JobDesk jobs, ProblemWriter problems) {
        this.jobs = jobs;
        this.problems = problems;
    }

    List<Result> apply(List<@Nullable Item> items, Call call) {
        List<Result> results = new ArrayList<>();
        for (Item item : items) {
            results.add(item == null ? refused(NOTHING, InvalidRequest.of("", "required")) : apply(item, call));
        }
        return results;
    }

    private Result apply(Item item, Call call) {
        try {
            if (item.key() == null || !item.key().matches("[!-~]{1,64}")) {
                throw new RefusedException(new KeyMissing());
            }
            JobTransition transition = JobTransition.of(item.transition())
                    .orElseThrow(() -> new RefusedException(InvalidRequest.of("/transition", "unknown")));
            JobBody body = (item.body() == null ? JobBody.empty() : item.body()).occurred(item.occurredAt());
            Outcome<Ticket> outcome = jobs.step(String.valueOf(item.ticketId()), transition, body, itsOwn(item, call));
            return new Result(
                    item.ticketId(),
                    item.key(),
                    200,
                    outcome.replayed(),
                    outcome.stored().state().status().code(),
                    null);
        } catch (RefusedException refused) {
            return refused(item, refused.refusal());
        }
    }

    /// The item as a call of its own, under its own key.
    private static Call itsOwn(Item item, Call call) {
        return new Call(
                call.caller(),
                call.route(),
                item.key(),
                call.fingerprint(),
                null,
                call.locale(),
                call.at(),
                call.until());
    }

    private Result refused(Item item, Refusal refusal) {
        var problem = problems.problemOf(refusal);
        return new Result(
                item.ticketId(),
                item.key(),
                problem.status(),
                false,
                null,
                Map.of("code", problem.code(), "data", problem.data()));
    }
}
