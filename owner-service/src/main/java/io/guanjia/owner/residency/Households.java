package io.guanjia.owner.residency;

import io.guanjia.owner.Pages;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Lets the residencies of a unit be decided one after another although each is a document of its own: decide
/// on the picture of all of them, take the next turn; if somebody else took it meanwhile, look again.
@Component
class Households {

    private static final int TRIES = 5;

    private final Aggregates<Residency> residencies;

    Households(Aggregates<Residency> residencies) {
        this.residencies = residencies;
    }

    <T> T inTurn(Supplier<T> decideAndStore) {
        return inTurn(decideAndStore, 1);
    }

    private static <T> T inTurn(Supplier<T> decideAndStore, int attempt) {
        try {
            return decideAndStore.get();
        } catch (DuplicateKeyException turnTaken) {
            if (attempt == TRIES) {
                throw new RefusedException(new Busy(Duration.ofSeconds(1)));
            }
            return inTurn(decideAndStore, attempt + 1);
        }
    }

    /// Reads until two readings in a row are the same: only then they show one moment, however many pages
    /// they took.
    Household of(String unitId) {
        List<Stored<Residency>> before = read(unitId);
        List<Stored<Residency>> now = read(unitId);
        while (!versions(now).equals(versions(before))) {
            before = now;
            now = read(unitId);
        }
        return new Household(now.stream().collect(Collectors.toMap(Stored::id, Stored::state)));
    }

    private List<Stored<Residency>> read(String unitId) {
        return Pages.all(residencies, Filter.all().with("unitId", unitId));
    }

    private static Map<String, Long> versions(List<Stored<Residency>> all) {
        return all.stream().collect(Collectors.toMap(Stored::id, Stored::version));
    }
}
