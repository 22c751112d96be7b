package io.guanjia.billing.feeitem;

import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Fee items over HTTP.
@RestController
@RequestMapping("/api/v1/communities/{communityId}/fee-items")
class FeeItemController {

    private final FeeItems feeItems;

    FeeItemController(FeeItems feeItems) {
        this.feeItems = feeItems;
    }

    record DefineFeeItem(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,31}")
            String code,

            @NotBlank @Size(max = 50) String name,

            @NotNull @Pattern(regexp = FeeItem.AREA_RATE_MONTHS)
            String formula,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 6, fraction = 4)
            BigDecimal rate,

            @NotBlank @Size(max = 200) String basis) {}

    record Reprice(
            @NotBlank @Size(max = 50) String name,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 6, fraction = 4)
            BigDecimal rate,

            @NotBlank @Size(max = 200) String basis) {}

    @PostMapping
    ResponseEntity<FeeItemView> define(
            Call call, @PathVariable String communityId, @Valid @RequestBody DefineFeeItem request) {
        return Answers.created(
                feeItems.define(
                        call,
                        communityId,
                        request.code(),
                        new FeeItems.Terms(request.name(), request.rate(), request.basis())),
                "/api/v1/communities/" + communityId + "/fee-items/{id}",
                FeeItemView::of);
    }

    @PutMapping("/{id}")
    ResponseEntity<FeeItemView> reprice(
            Call call, @PathVariable String communityId, @PathVariable String id, @Valid @RequestBody Reprice request) {
        return Answers.ok(
                feeItems.reprice(
                        call, communityId, id, new FeeItems.Terms(request.name(), request.rate(), request.basis())),
                FeeItemView::of);
    }

    @GetMapping
    Page<FeeItemView> list(Call call, @PathVariable String communityId, PageRequest page) {
        return feeItems.list(call.caller(), communityId, page).map(FeeItemView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<FeeItemView> get(Call call, @PathVariable String communityId, @PathVariable String id) {
        return Answers.ok(feeItems.get(call.caller(), communityId, id), FeeItemView::of);
    }
}
