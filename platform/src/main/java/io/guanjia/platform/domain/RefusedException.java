package io.guanjia.platform.domain;

import java.io.Serial;

/// Carries a {@link Refusal} out of deciding code; expected, so without a stack trace.
public final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
