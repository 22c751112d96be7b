package io.guanjia.notification.subscription;

import io.guanjia.notification.subscription.SubscriptionDesk.Opened;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionController {

    private static final String PLACE = "/api/v1/subscriptions/{id}";

    private final SubscriptionDesk desk;

    SubscriptionController(SubscriptionDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    ResponseEntity<SubscriptionView> open(Call call, @Valid @RequestBody Opening opening) {
        Opened opened = desk.open(call, opening.communityId(), opening.url(), opening.events());
        return Answers.created(opened.outcome(), PLACE, stored -> SubscriptionView.of(opened, stored));
    }

    @GetMapping
    Page<SubscriptionView> list(Call call, PageRequest page) {
        return desk.list(call.caller(), page).map(SubscriptionView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<SubscriptionView> show(Call call, @PathVariable String id) {
        return Answers.ok(desk.get(call.caller(), id), SubscriptionView::of);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> close(Call call, @PathVariable String id) {
        desk.close(call, id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/deliveries")
    Page<DeliveryView> deliveries(Call call, @PathVariable String id, PageRequest page) {
        return desk.deliveriesOf(call.caller(), id, page).map(DeliveryView::of);
    }

    @PutMapping("/{id}/deliveries/{deliveryId}/replay")
    ResponseEntity<DeliveryView> replay(Call call, @PathVariable String id, @PathVariable String deliveryId) {
        return Answers.ok(desk.replay(call, id, deliveryId), DeliveryView::of);
    }

    record Opening(
            @NotBlank @Size(max = 2000) String url,
            @NotEmpty @Size(max = 50) List<@NotBlank String> events,
            @NotBlank String communityId) {}
}
