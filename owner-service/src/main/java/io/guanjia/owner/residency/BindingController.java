package io.guanjia.owner.residency;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
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

@RestController
@RequestMapping("/api/v1/bindings")
class BindingController {

    private final BindingDesk desk;

    BindingController(BindingDesk desk) {
        this.desk = desk;
    }

    record Claim(@NotBlank String unitId, @Nullable ResidencyKind kind) {}

    record Decision(@NotNull BindingStatus decision) {}

    record BindingView(
            String id,
            String communityId,
            String unitId,
            String personId,
            ResidencyKind kind,
            BindingStatus status,
            @Nullable String residencyId,
            long revision) {

        static BindingView of(Stored<Binding> stored) {
            Binding binding = stored.state();
            return new BindingView(
                    stored.id(),
                    binding.home().communityId(),
                    binding.home().unitId(),
                    binding.personId(),
                    binding.kind(),
                    binding.status(),
                    binding.residencyId(),
                    stored.revision());
        }
    }

    @PostMapping
    ResponseEntity<BindingView> claim(@Valid @RequestBody Claim body, Call call) {
        ResidencyKind kind = Objects.requireNonNullElse(body.kind(), ResidencyKind.FAMILY);
        return Answers.created(desk.request(body.unitId(), kind, call), "/api/v1/bindings/{id}", BindingView::of);
    }

    @GetMapping
    Page<BindingView> bindings(
            @RequestParam(required = false) @Nullable String communityId,
            @RequestParam(required = false) @Nullable BindingStatus status,
            Caller caller,
            PageRequest page) {
        Filter filter = Filter.all().with("communityId", communityId).with("status", status);
        return desk.bindings(filter, caller, page).map(BindingView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<BindingView> binding(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.binding(id, caller), BindingView::of);
    }

    @PutMapping("/{id}/decision")
    ResponseEntity<BindingView> decide(@PathVariable String id, @Valid @RequestBody Decision body, Call call) {
        if (body.decision() == BindingStatus.REQUESTED) {
            throw new RefusedException(InvalidRequest.of("/decision", "unknown-value"));
        }
        return Answers.ok(desk.decide(id, body.decision(), call), BindingView::of);
    }
}
