package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.ticket.TicketStatus;
import io.guanjia.ticket.ticket.TicketView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tickets as workers, and those who dispatch, use them.
@RestController
@RequestMapping("/api/v1")
class JobController {

    private static final int LARGEST_SYNC = 100;

    private final JobDesk jobs;
    private final JobSync sync;
    private final Views views;

    JobController(JobDesk jobs, JobSync sync, Views views) {
        this.jobs = jobs;
        this.sync = sync;
        this.views = views;
    }

    /// The jobs the caller holds; with `status` also earlier ones.
    @GetMapping("/jobs")
    Page<TicketView> mine(@RequestParam @Nullable TicketStatus status, Call call, PageRequest page) {
        worked(call);
        return jobs.mine(status, call, page).map(views.by(call));
    }

    /// What a phone did while it had no signal, in the order it was done. Each item stands for itself.
    @PostMapping("/jobs/sync")
    List<JobSync.Result> sync(@RequestBody List<JobSync.@Nullable Item> items, Call call) {
        worked(call);
        if (items.size() > LARGEST_SYNC) {
            throw new RefusedException(InvalidRequest.of("", "too-many", LARGEST_SYNC));
        }
        return sync.apply(items, call);
    }

    /// Jobs that the caller may claim.
    @GetMapping("/pool")
    Page<TicketView> pool(Call call, PageRequest page) {
        worked(call);
        return jobs.pool(call, page).map(views.by(call));
    }

    @PostMapping("/pool/{id}/claim")
    ResponseEntity<TicketView> claim(@PathVariable String id, Call call) {
        worked(call);
        return Answers.ok(jobs.claim(id, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/dispatch")
    ResponseEntity<TicketView> dispatch(@PathVariable String id, @RequestBody WorkerBody body, Call call) {
        return Answers.ok(jobs.dispatch(id, body.workerId(), body, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/transfer")
    ResponseEntity<TicketView> transfer(@PathVariable String id, @RequestBody WorkerBody body, Call call) {
        return Answers.ok(jobs.transfer(id, body.workerId(), body, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/acceptance")
    ResponseEntity<TicketView> accept(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.ACCEPTANCE, body, call);
    }

    @PutMapping("/tickets/{id}/refusal")
    ResponseEntity<TicketView> refuse(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.REFUSAL, body, call);
    }

    @PutMapping("/tickets/{id}/arrival")
    ResponseEntity<TicketView> arrive(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.ARRIVAL, body, call);
    }

    @PutMapping("/tickets/{id}/start")
    ResponseEntity<TicketView> start(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.START, body, call);
    }

    @PutMapping("/tickets/{id}/hold")
    ResponseEntity<TicketView> hold(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.HOLD, body, call);
    }

    @PutMapping("/tickets/{id}/resumption")
    ResponseEntity<TicketView> resume(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.RESUMPTION, body, call);
    }

    @PutMapping("/tickets/{id}/return")
    ResponseEntity<TicketView> giveBack(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.RETURN, body, call);
    }

    @PutMapping("/tickets/{id}/referral")
    ResponseEntity<TicketView> refer(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.REFERRAL, body, call);
    }

    @PutMapping("/tickets/{id}/completion")
    ResponseEntity<TicketView> complete(
            @PathVariable String id, @RequestBody(required = false) @Nullable JobBody body, Call call) {
        return step(id, JobTransition.COMPLETION, body, call);
    }

    private ResponseEntity<TicketView> step(String id, JobTransition transition, @Nullable JobBody body, Call call) {
        JobBody what = body == null ? JobBody.empty() : body;
        return Answers.ok(jobs.step(id, transition, what, call), views.by(call));
    }

    private static void worked(Call call) {
        if (call.caller().communitiesWith("worker").isEmpty()) {
            throw new RefusedException(new Forbidden());
        }
    }

    record WorkerBody(
            @Nullable String workerId,
            @Nullable Instant occurredAt,
            @Nullable String onBehalfOf,
            @Nullable String via) implements Told {}
}
