package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.intake.Checks;
import io.guanjia.ticket.ticket.Completion;
import io.guanjia.ticket.ticket.Job;
import io.guanjia.ticket.ticket.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a worker may do with a job, by the noun of its route.
enum JobTransition {
    ACCEPTANCE,
    REFUSAL,
    ARRIVAL,
    START,
    HOLD,
    RESUMPTION,
    RETURN,
    REFERRAL,
    COMPLETION;

    private static final Set<String> OUTSIDE =
            Set.of("builder", "gas", "power", "water", "lift-company", "contractor", "other");

    static Optional<JobTransition> of(@Nullable String noun) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(noun))
                .findFirst();
    }

    /// Whether the body says what this transition needs.
    void check(JobBody body) {
        switch (this) {
            case REFUSAL, RETURN -> Checks.text("/reason", body.reason());
            case HOLD -> known("/reason", body.reason(), Reason.HOLD);
            case REFERRAL -> known("/to", body.to(), OUTSIDE);
            case COMPLETION -> {
                Checks.text("/resolution", body.resolution());
                Integer minutes = body.labourMinutes();
                if (minutes != null && (minutes < 0 || minutes > 10_000)) {
                    throw new RefusedException(InvalidRequest.of("/labourMinutes", "out-of-range", 10_000));
                }
            }
            case ACCEPTANCE, ARRIVAL, START, RESUMPTION -> {}
        }
    }

    /// @param afterRounds when the rules look for a worker again once everybody was asked
    void apply(Job job, JobBody body, Instant afterRounds) {
        String reason = String.valueOf(body.reason());
        switch (this) {
            case ACCEPTANCE -> job.accept();
            case REFUSAL -> job.refuse(reason, afterRounds);
            case ARRIVAL -> job.arrive();
            case START -> job.start();
            case HOLD -> job.hold(reason, body.until());
            case RESUMPTION -> job.resume();
            case RETURN -> job.giveBack(reason, afterRounds);
            case REFERRAL -> job.refer(String.valueOf(body.to()), body.reason() == null ? "" : body.reason());
            case COMPLETION ->
                job.complete(
                        new Completion(
                                String.valueOf(body.resolution()),
                                body.component(),
                                body.parts() == null ? List.of() : body.parts(),
                                body.labourMinutes()),
                        body.files());
        }
    }

    private static void known(String pointer, @Nullable String code, Set<String> codes) {
        if (code == null || !codes.contains(code)) {
            throw new RefusedException(InvalidRequest.of(pointer, code == null ? "required" : "unknown"));
        }
    }
}
