package io.guanjia.platform.web;

import io.guanjia.platform.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems. Straight to the response, so that no `Accept` header turns a refusal into another one.
public final class ProblemWriter {

    static final String RETRY_AFTER = "retryAfter";
    static final String TRACE_ID = "traceId";

    private final String service;
    private final List<ProblemCatalog<?>> catalogs;
    private final MessageSource titles;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemWriter(
            String service,
            List<ProblemCatalog<?>> catalogs,
            MessageSource titles,
            LocaleResolver locales,
            JsonMapper json) {
        this.service = service;
        this.catalogs = catalogs;
        this.titles = titles;
        this.locales = locales;
        this.json = json;
    }

    /// The problem of a refusal.
    ///
    /// @throws IllegalStateException when no catalogue knows its type
    public Problem problemOf(Refusal refusal) {
        return catalogs.stream()
                .filter(catalog -> catalog.refusals().isInstance(refusal))
                .findFirst()
                .map(catalog -> problemOf(catalog, refusal))
                .orElseThrow(() -> new IllegalStateException("no problem catalogue knows " + refusal.getClass()));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        write(request, response, problemOf(refusal));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Locale locale = locales.resolveLocale(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:problem:" + service + ":" + problem.code());
        body.put("title", titles.getMessage(problem.code(), null, problem.code(), locale));
        body.put("status", problem.status());
        body.put("code", problem.code());
        Object logged = problem.data().get(TRACE_ID);
        body.put(TRACE_ID, logged == null ? traceId() : logged);
        problem.data().forEach(body::putIfAbsent);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        if (problem.data().get(RETRY_AFTER) instanceof Long seconds) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    private static <R extends Refusal> Problem problemOf(ProblemCatalog<R> catalog, Refusal refusal) {
        return catalog.problemOf(catalog.refusals().cast(refusal));
    }

    /// The id of the running trace; outside of one an id of its own, so that a caller always has something to quote.
    static String traceId() {
        String running = MDC.get(TRACE_ID);
        return running == null ? Ids.fresh() : running;
    }
}
