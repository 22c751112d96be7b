package io.guanjia.platform.event;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets keys that a dead letter holds up go on, once the cause is gone.
@RestController
final class ReplayController {

    private final Upkeep upkeep;

    ReplayController(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    @PostMapping("/internal/dlt/replay")
    Upkeep.Healed replay() {
        return upkeep.replay();
    }
}
