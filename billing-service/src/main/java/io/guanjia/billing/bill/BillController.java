package io.guanjia.billing.bill;

import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Bills over HTTP.
@RestController
@RequestMapping("/api/v1/bills")
class BillController {

    private final Bills bills;

    BillController(Bills bills) {
        this.bills = bills;
    }

    record CancelBill(@NotNull CancellationReason reason) {}

    @GetMapping
    Page<BillView> list(
            Call call,
            @RequestParam(required = false) @Nullable String unitId,
            @RequestParam(required = false) @Nullable BillStatus status,
            @RequestParam(required = false) @Nullable YearMonth period,
            PageRequest page) {
        Filter filter = Filter.all()
                .with("unitId", unitId)
                .with("status", status)
                .with("periods", period == null ? null : period.toString());
        return bills.list(call, filter, page).map(BillView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<BillView> get(Call call, @PathVariable String id) {
        return Answers.ok(bills.get(call, id), BillView::of);
    }

    @PutMapping("/{id}/cancellation")
    ResponseEntity<BillView> cancel(Call call, @PathVariable String id, @Valid @RequestBody CancelBill request) {
        return Answers.ok(bills.cancel(call, id, request.reason()), BillView::of);
    }
}
