package io.guanjia.notification;

import io.guanjia.notification.NotificationRefusal.TooManySubscriptions;
import io.guanjia.platform.web.Problem;
import io.guanjia.platform.web.ProblemCatalog;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class NotificationProblems implements ProblemCatalog<NotificationRefusal> {

    @Override
    public Class<NotificationRefusal> refusals() {
        return NotificationRefusal.class;
    }

    @Override
    public Problem problemOf(NotificationRefusal refusal) {
        return switch (refusal) {
            case TooManySubscriptions many -> Problem.of(409, "too-many-subscriptions", Map.of("limit", many.limit()));
        };
    }
}
