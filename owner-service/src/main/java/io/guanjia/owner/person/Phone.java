package io.guanjia.owner.person;

/// A phone number in E.164 form ("+8613800000013").
public record Phone(String e164) {

    private static final String CHINA = "+86";
    private static final int SHOWN = 3;
    private static final int LAST = 4;

    /// 138****0013: the first three digits and the last four.
    public String masked() {
        String national = e164.startsWith(CHINA) ? e164.substring(CHINA.length()) : e164;
        return national.length() <= SHOWN + LAST
                ? "****"
                : national.substring(0, SHOWN) + "****" + national.substring(national.length() - LAST);
    }

    /// Never the number itself: it would reach logs.
    @Override
    public String toString() {
        return "Phone[" + masked() + "]";
    }
}
