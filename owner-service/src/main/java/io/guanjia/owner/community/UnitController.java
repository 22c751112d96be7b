package io.guanjia.owner.community;

import io.guanjia.owner.Patterns;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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

    /// What is absent is not touched; `null` clears what need not be there.
    @SuppressWarnings("NullableOptional") // absent, cleared and given are three things
    record UnitPatch(
            @Nullable @Pattern(regexp = Patterns.NOT_BLANK) @Size(max = 40)
            String label,

            @Nullable @DecimalMin("0.01") @Digits(integer = 6, fraction = 2)
            BigDecimal area,

            @Nullable Optional<LocalDate> deliveredOn,
            @Nullable Optional<@Size(max = 500) String> serviceNotes) {

        UnitFacts appliedTo(UnitFacts facts) {
            return new UnitFacts(
                    Objects.requireNonNullElse(label, facts.label()),
                    Objects.requireNonNullElse(area, facts.area()),
                    deliveredOn == null ? facts.deliveredOn() : deliveredOn.orElse(null),
                    serviceNotes == null ? facts.serviceNotes() : serviceNotes.orElse(null));
        }
    }

    @PostMapping("/communities/{communityId}/units")
    ResponseEntity<UnitView> register(@PathVariable String communityId, @Valid @RequestBody NewUnit body, Call call) {
        return Answers.created(
                desk.register(communityId, body.buildingId(), body.facts(), call),
                "/api/v1/units/{id}",
                stored -> UnitView.of(stored, call.caller()));
    }

    @GetMapping("/communities/{communityId}/units")
    Page<UnitView> units(
            @PathVariable String communityId,
            @RequestParam(required = false) @Nullable String buildingId,
            @RequestParam(required = false) @Nullable String label,
            Caller caller,
            PageRequest page) {
        return desk.units(communityId, buildingId, label, caller, page).map(stored -> UnitView.of(stored, caller));
    }

    @GetMapping("/units/{id}")
    ResponseEntity<UnitView> unit(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.unit(id, caller), stored -> UnitView.of(stored, caller));
    }

    @PatchMapping("/units/{id}")
    ResponseEntity<UnitView> correct(@PathVariable String id, @Valid @RequestBody UnitPatch body, Call call) {
        return Answers.ok(desk.correct(id, body::appliedTo, call), stored -> UnitView.of(stored, call.caller()));
    }
}
