package io.guanjia.platform.web;

import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Stored;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/// Answers with the headers that every route has: entity tag, place of a new thing, word of a repeat.
public final class Answers {

    private static final String REPLAYED = "Idempotency-Replayed";

    private Answers() {}

    /// `201` with `Location`; a repeat gets the same with the thing as it is now.
    ///
    /// @param location the thing's address, `{id}` standing for its id: `/api/v1/tickets/{id}`
    public static <S, V> ResponseEntity<V> created(
            Outcome<S> outcome, String location, Function<? super Stored<S>, V> view) {
        Stored<S> stored = outcome.stored();
        ResponseEntity.BodyBuilder answer = ResponseEntity.created(URI.create(location.replace("{id}", stored.id())));
        return answer(answer, outcome, view);
    }

    /// `200` with the whole new view.
    public static <S, V> ResponseEntity<V> ok(Outcome<S> outcome, Function<? super Stored<S>, V> view) {
        return answer(ResponseEntity.ok(), outcome, view);
    }

    /// `200` to a read.
    public static <S, V> ResponseEntity<V> ok(Stored<S> stored, Function<? super Stored<S>, V> view) {
        return ok(new Outcome<>(stored, false), view);
    }

    private static <S, V> ResponseEntity<V> answer(
            ResponseEntity.BodyBuilder answer, Outcome<S> outcome, Function<? super Stored<S>, V> view) {
        if (outcome.replayed()) {
            answer.header(REPLAYED, "true");
        }
        Stored<S> stored = outcome.stored();
        return answer.eTag(String.valueOf(stored.revision())).body(view.apply(stored));
    }
}
