package io.guanjia.owner.person;

import java.util.Arrays;
import java.util.Optional;

/// Languages in which people are written to.
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }
}
