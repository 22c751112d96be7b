package io.guanjia.owner.person;

import java.util.Locale;

/// The fields that are masked by default.
public enum RevealField {
    PHONE,
    ID_DOCUMENT,
    EMERGENCY_CONTACT,
    EMAIL;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
