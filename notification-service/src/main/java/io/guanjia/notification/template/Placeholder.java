package io.guanjia.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A gap in a template: `{number}` the field as it is, `{kind:word}` a code in the reader's words, `{acceptBy:time}` an
/// instant in the community's zone, `{dueOn:day}` a date, `{balance:money}` an amount.
public record Placeholder(String field, Kind kind) {

    private static final Pattern GAP = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

    public enum Kind {
        TEXT,
        WORD,
        TIME,
        DAY,
        MONEY
    }

    static List<Placeholder> in(String line) {
        return GAP.matcher(line).results().map(Placeholder::of).toList();
    }

    static String replaceAll(String line, Function<Placeholder, String> value) {
        return GAP.matcher(line).replaceAll(gap -> Matcher.quoteReplacement(value.apply(of(gap))));
    }

    private static Placeholder of(MatchResult gap) {
        String kind = gap.group(2);
        return new Placeholder(gap.group(1), kind == null ? Kind.TEXT : Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }
}
