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

    private static final int MOST_MINUTES = 10_000;
    private static final int MOST_PARTS = 100;

    private static final Set<String> OUTSIDE =
            Set.of("builder", "gas", "power", "water", "lift-company", "contractor", "other");

    static Optional<JobTransition> of(@Nullable String noun) {
        return Arrays.stream(values()).filter(one -> one.noun().equals(noun)).findFirst();
    }

    /// Whether it may be told of a job that is with somebody outside.
    boolean endsReferral() {
        return this == RESUMPTION || this == COMPLETION;
    }

    String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the body says what this transition needs.
    ///
    /// @param at when the step was taken
    void check(JobBody body, Instant at) {
        Checks.files(body.attachments());
        switch (this) {
            case REFUSAL, RETURN -> Checks.text("/reason", body.reason());
            case HOLD -> {
                known("/reason", body.reason(), Reason.HOLD);
                until(body, at);
            }
            case REFERRAL -> {
                known("/to", body.to(), OUTSIDE);
                if (body.reason() != null) {
                    Checks.text("/reason", body.reason());
                }
            }
            case COMPLETION -> completion(body);
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
            case REFERRAL -> job.refer(String.valueOf(body.to()), body.reason());
            case COMPLETION ->
                job.complete(
                        new Completion(
                                String.valueOf(body.resolution()),
                                body.component(),
                                body.parts() == null ? List.of() : body.parts(),
                                body.labourMinutes()),
                        body.files());
        }
        if (this != COMPLETION) {
            job.keep(body.files());
        }
    }

    /// What is deferred says until when, or it would stand for ever.
    private static void until(JobBody body, Instant at) {
        Instant until = body.until();
        if (until == null && "deferred-until".equals(body.reason())) {
            throw new RefusedException(InvalidRequest.of("/until", "required"));
        }
        if (until != null && !until.isAfter(at)) {
            throw new RefusedException(InvalidRequest.of("/until", "in-the-past"));
        }
    }

    private static void completion(JobBody body) {
        Checks.text("/resolution", body.resolution());
        String component = body.component();
        if (component != null && !Checks.isCode(component)) {
            throw new RefusedException(InvalidRequest.of("/component", "malformed"));
        }
        Integer minutes = body.labourMinutes();
        if (minutes != null && (minutes < 0 || minutes > MOST_MINUTES)) {
            throw new RefusedException(InvalidRequest.of("/labourMinutes", "out-of-range", MOST_MINUTES));
        }
        List<Completion.Part> parts = body.parts() == null ? List.of() : body.parts();
        if (parts.size() > MOST_PARTS) {
            throw new RefusedException(InvalidRequest.of("/parts", "too-many", MOST_PARTS));
        }
        for (int i = 0; i < parts.size(); i++) {
            part("/parts/" + i, parts.get(i));
        }
    }

    private static void part(String pointer, Completion.@Nullable Part part) {
        if (part == null) {
            throw new RefusedException(InvalidRequest.of(pointer, "required"));
        }
        Checks.text(pointer + "/name", part.name());
        if (part.quantity() == null || part.quantity().signum() <= 0) {
            throw new RefusedException(InvalidRequest.of(pointer + "/quantity", "out-of-range"));
        }
    }

    private static void known(String pointer, @Nullable String code, Set<String> codes) {
        if (code == null || !codes.contains(code)) {
            throw new RefusedException(InvalidRequest.of(pointer, code == null ? "required" : "unknown"));
        }
    }
}
