package io.guanjia.platform.number;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers for tests without a database.
public final class InMemoryNumbers implements Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final Map<String, Long> counters = new ConcurrentHashMap<>();

    @Override
    public String next(String communityId, LocalDate day) {
        String written = day.format(DAY);
        return written + "-" + counters.merge(communityId + ":" + written, 1L, Long::sum);
    }
}
