package io.guanjia.owner.residency;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/residencies")
class ResidencyController {

    private static final String FEE_ITEM = "[a-z0-9.-]{1,40}";

    private final ResidencyDesk desk;

    ResidencyController(ResidencyDesk desk) {
        this.desk = desk;
    }

    record NewResidency(
            @NotBlank String unitId,
            @NotBlank String personId,
            @NotNull ResidencyKind kind,
            @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal share,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Size(max = 20) List<@NotBlank @Pattern(regexp = FEE_ITEM) String> payerOf) {

        ResidencyTerms terms() {
            return new ResidencyTerms(
                    kind, share, span(from, to), Objects.requireNonNullElse(payerOf, List.<String>of()));
        }
    }

    /// What is absent is not touched; `null` clears what need not be there.
    @SuppressWarnings("NullableOptional") // absent, cleared and given are three things
    record ResidencyPatch(
            @Nullable ResidencyKind kind,

            @Nullable Optional<@DecimalMin("0") @DecimalMax("1") BigDecimal> share,

            @Nullable Optional<LocalDate> to,
            @Nullable @Size(max = 20) List<@NotBlank @Pattern(regexp = FEE_ITEM) String> payerOf) {

        ResidencyTerms appliedTo(ResidencyTerms terms) {
            return new ResidencyTerms(
                    Objects.requireNonNullElse(kind, terms.kind()),
                    share == null ? terms.share() : share.orElse(null),
                    to == null ? terms.span() : span(terms.span().from(), to.orElse(null)),
                    Objects.requireNonNullElse(payerOf, terms.payerOf()));
        }
    }

    record End(@NotNull LocalDate to) {}

    @PostMapping
    ResponseEntity<ResidencyView> start(@Valid @RequestBody NewResidency body, Call call) {
        return Answers.created(
                desk.start(body.unitId(), body.personId(), body.terms(), call),
                "/api/v1/residencies/{id}",
                ResidencyView::of);
    }

    @GetMapping
    Page<ResidencyView> residencies(
            @RequestParam(required = false) @Nullable String communityId,
            @RequestParam(required = false) @Nullable String unitId,
            @RequestParam(required = false) @Nullable String personId,
            Caller caller,
            PageRequest page) {
        Filter filter = Filter.all()
                .with("communityId", communityId)
                .with("unitId", unitId)
                .with("personId", personId);
        return desk.residencies(filter, caller, page).map(ResidencyView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<ResidencyView> residency(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.residency(id, caller), ResidencyView::of);
    }

    @PatchMapping("/{id}")
    ResponseEntity<ResidencyView> change(@PathVariable String id, @Valid @RequestBody ResidencyPatch body, Call call) {
        return Answers.ok(desk.change(id, body::appliedTo, call), ResidencyView::of);
    }

    @PutMapping("/{id}/end")
    ResponseEntity<ResidencyView> end(@PathVariable String id, @Valid @RequestBody End body, Call call) {
        return Answers.ok(desk.end(id, body.to(), call), ResidencyView::of);
    }

    private static Span span(LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw new RefusedException(InvalidRequest.of("/to", "before-start", from));
        }
        return new Span(from, to);
    }
}
