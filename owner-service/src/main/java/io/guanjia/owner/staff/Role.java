package io.guanjia.owner.staff;

import java.util.Locale;

/// What somebody may be in one community. `RESIDENT` is never given by appointment: it comes from a
/// residency.
public enum Role {
    RESIDENT,
    AGENT,
    SUPERVISOR,
    WORKER,
    SHIFT_LEADER,
    DEPARTMENT_HEAD,
    METER_READER,
    COLLECTOR,
    CASHIER,
    FINANCE,
    MANAGER,
    CONTROL_ROOM,
    COMMITTEE,
    ADMIN,
    AUDITOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
