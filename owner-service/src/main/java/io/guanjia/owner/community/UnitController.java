package io.guanjia.owner.community;

import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class UnitController {

    private final UnitDesk desk;

    UnitController(UnitDesk desk) {
        this.desk = desk;
    }

    record NewUnit(
            @NotBlank String buildingId,
            @NotBlank @Size(max = 40) String label,

            @NotNull @DecimalMin("0.01") @Digits(integer = 6, fraction = 2)
            BigDecimal area,

            @Nullable LocalDate deliveredOn,
            @Nullable @Size(max = 500) String serviceNotes) {

        UnitFacts facts() {
            return new UnitFacts(label, area, deliveredOn, serviceNotes);
        }
    }

    record UnitPatch(
            @Nullable @Size(min = 1, max = 40) String label,

            @Nullable @DecimalMin("0.01") @Digits(integer = 6, fraction = 2)
            BigDecimal area,

            @Nullable LocalDate deliveredOn,
            @Nullable @Size(max = 500) String serviceNotes) {

        UnitFacts appliedTo(UnitFacts facts) {
            return new UnitFacts(
                    Objects.requireNonNullElse(label, facts.label()),
                    Objects.requireNonNullElse(area, facts.area()),
                    deliveredOn == null ? facts.deliveredOn() : deliveredOn,
                    serviceNotes == null ? facts.serviceNotes() : serviceNotes);
        }
    }

    @PostMapping("/communities/{communityId}/units")
    ResponseEntity<UnitView> register(@PathVariable String communityId, @Valid @RequestBody NewUnit body, Call call) {
        return Answers.created(
                desk.register(communityId, body.buildingId(), body.facts(), call), "/api/v1/units/{id}", UnitView::of);
    }

    @GetMapping("/communities/{communityId}/units")
    Page<UnitView> units(
            @PathVariable String communityId,
            @RequestParam(required = false) @Nullable String buildingId,
            @RequestParam(required = false) @Nullable String label,
            Caller caller,
            PageRequest page) {
        return desk.units(communityId, buildingId, label, caller, page).map(UnitView::of);
    }

    @GetMapping("/units/{id}")
    ResponseEntity<UnitView> unit(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.unit(id, caller), UnitView::of);
    }

    @PatchMapping("/units/{id}")
    ResponseEntity<UnitView> correct(@PathVariable String id, @Valid @RequestBody UnitPatch body, Call call) {
        return Answers.ok(desk.correct(id, body::appliedTo, call), UnitView::of);
    }
}
