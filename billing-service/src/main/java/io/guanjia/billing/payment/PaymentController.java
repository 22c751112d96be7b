package io.guanjia.billing.payment;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Payments over HTTP.
@RestController
@RequestMapping("/api/v1/payments")
class PaymentController {

    private final PaymentDesk desk;

    PaymentController(PaymentDesk desk) {
        this.desk = desk;
    }

    record TakePayment(
            @Size(min = 1, max = 100) @UniqueElements List<@NotNull String> billIds,
            @NotNull Provider provider,
            @NotNull Money amount) {

        TakePayment {
            billIds = billIds == null ? List.of() : List.copyOf(billIds);
        }
    }

    @PostMapping
    ResponseEntity<PaymentView> take(Call call, @Valid @RequestBody TakePayment request) {
        if (!request.amount().isPositive()) {
            throw new RefusedException(InvalidRequest.of("/amount", "not-positive"));
        }
        if (!request.amount().currency().equals(Money.CNY)) {
            throw new RefusedException(InvalidRequest.of("/amount/currency", "unknown"));
        }
        return Answers.created(
                desk.take(call, request.billIds(), request.amount(), request.provider()),
                "/api/v1/payments/{id}",
                PaymentView::of);
    }

    @GetMapping
    Page<PaymentView> list(
            Call call,
            @RequestParam(required = false) @Nullable String communityId,
            @RequestParam(required = false) @Nullable PaymentStatus status,
            PageRequest page) {
        return desk.list(call.caller(), communityId, status, page).map(PaymentView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<PaymentView> get(Call call, @PathVariable String id) {
        return Answers.ok(desk.get(call.caller(), id), PaymentView::of);
    }
}
