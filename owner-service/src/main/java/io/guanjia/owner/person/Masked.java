package io.guanjia.owner.person;

/// What is shown of a personal field by default: enough to recognise it, not enough to use it.
final class Masked {

    private static final int SHOWN = 4;

    private Masked() {}

    /// 1101**********0013
    static String idDocument(String number) {
        return number.length() <= 2 * SHOWN
                ? "*".repeat(number.length())
                : number.substring(0, SHOWN)
                        + "*".repeat(number.length() - 2 * SHOWN)
                        + number.substring(number.length() - SHOWN);
    }

    /// l***@example.com
    static String email(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "***" : address.charAt(0) + "***" + address.substring(at);
    }
}
