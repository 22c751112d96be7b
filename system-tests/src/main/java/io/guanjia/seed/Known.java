package io.guanjia.seed;

import io.guanjia.api.Unexpected;
import java.util.Map;

/// Finds by name what a seed file refers to.
final class Known {

    private Known() {}

    static String in(Map<String, String> ids, String name, SeedFile seed) {
        String id = ids.get(name);
        if (id == null) {
            throw new Unexpected(seed.name() + " names " + name + ", which it does not have");
        }
        return id;
    }
}
