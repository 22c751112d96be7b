package io.guanjia.owner.community;

import java.util.Locale;

/// 部门: the departments of the trade; each ticket category belongs to one.
public enum DepartmentCode {
    ENGINEERING,
    CLEANING,
    GREENING,
    ORDER,
    DESK,
    FINANCE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
