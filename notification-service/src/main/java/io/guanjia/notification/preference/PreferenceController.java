package io.guanjia.notification.preference;

import io.guanjia.notification.audience.Wire;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everybody's own preferences.
@RestController
@RequestMapping("/api/v1/me/preferences")
class PreferenceController {

    private final PreferenceDesk desk;

    PreferenceController(PreferenceDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<PreferenceView> show(Call call) {
        return desk.of(call.caller())
                .map(stored -> Answers.ok(stored, PreferenceView::of))
                .orElseGet(() ->
                        ResponseEntity.ok().eTag(PreferenceDesk.NOTHING_CHOSEN).body(PreferenceView.PRESET));
    }

    @PutMapping
    ResponseEntity<PreferenceView> choose(Call call, @Valid @RequestBody Choice choice) {
        return Answers.ok(desk.choose(call, choice.declined()), PreferenceView::of);
    }

    /// What the person chooses, whole.
    ///
    /// @param declined wires over which nothing is wanted: `email`, `sms`
    record Choice(@NotNull Set<Wire> declined) {}
}
