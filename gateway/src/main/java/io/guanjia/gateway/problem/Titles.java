package io.guanjia.gateway.problem;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The sentence of a problem in the reader's language; residents read Chinese unless they ask for English.
final class Titles {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final List<Locale> SPOKEN = List.of(CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private Titles() {}

    static String of(String code, @Nullable String acceptLanguage) {
        return ResourceBundle.getBundle("problems", language(acceptLanguage)).getString(code);
    }

    static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return CHINESE;
        }
        try {
            Locale wanted = Locale.lookup(LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(wanted) ? Locale.ENGLISH : CHINESE;
        } catch (IllegalArgumentException unreadable) {
            return CHINESE; // a header nobody can read is no reason to refuse the request
        }
    }
}
