package io.guanjia.billing.run;

import io.guanjia.billing.bill.MonthSpan;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Billing runs over HTTP.
@RestController
@RequestMapping("/api/v1/billing-runs")
class BillingRunController {

    private final BillingRuns runs;
    private final RunStreams streams;

    BillingRunController(BillingRuns runs, RunStreams streams) {
        this.runs = runs;
        this.streams = streams;
    }

    record StartRun(
            @NotBlank String communityId,
            @NotNull LocalDate from,
            @NotNull LocalDate to,

            @NotNull @Size(min = 1, max = 20) @UniqueElements
            List<@NotBlank String> feeItems) {}

    @PostMapping
    ResponseEntity<BillingRunView> start(Call call, @Valid @RequestBody StartRun request) {
        if (!MonthSpan.isWholeMonths(request.from(), request.to())) {
            throw new RefusedException(InvalidRequest.of("/to", "not-whole-months", MonthSpan.MAX_MONTHS));
        }
        Outcome<BillingRun> started = runs.start(
                call, request.communityId(), new MonthSpan(request.from(), request.to()), request.feeItems());
        ResponseEntity<BillingRunView> answer =
                Answers.created(started, "/api/v1/billing-runs/{id}", BillingRunView::of);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    @GetMapping("/{id}")
    ResponseEntity<BillingRunView> get(Call call, @PathVariable String id) {
        return Answers.ok(runs.get(call.caller(), id), BillingRunView::of);
    }

    @GetMapping(path = "/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(Call call, @PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.follow(call, id));
    }
}
