package io.guanjia.notification.directory;

import java.util.Locale;

/// The languages messages are written in.
public enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// English for any English tag, Chinese for all else.
    public static Language of(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("en") ? ENGLISH : CHINESE;
    }

    public Locale locale() {
        return locale;
    }
}
