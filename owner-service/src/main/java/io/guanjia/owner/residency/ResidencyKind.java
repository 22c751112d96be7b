package io.guanjia.owner.residency;

import java.util.Locale;

/// What a person is in a unit: 业主, 租户, 家属, or staff of the company that holds it.
public enum ResidencyKind {
    OWNER,
    TENANT,
    FAMILY,
    COMPANY_STAFF;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
