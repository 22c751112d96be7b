package io.guanjia.platform.event;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where other services read back what this one has said.
@RestController
final class JournalsController {

    private static final int MOST_HEADS = 1000;

    private final Journals journals;

    JournalsController(Journals journals) {
        this.journals = journals;
    }

    @GetMapping("/internal/heads")
    Journals.Heads heads(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "500") int limit) {
        return journals.heads(after, Math.clamp(limit, 1, MOST_HEADS));
    }

    @GetMapping("/internal/events")
    Journals.SaidByKey events(@RequestParam String key, @RequestParam(defaultValue = "1") long from) {
        return journals.events(key, from);
    }
}
