package io.guanjia.local.testing;

import java.util.List;

/// The images of tests, named here and nowhere else; a mirror is set by `-Dimage.mongo=` and `-Dimage.kafka=`.
final class Images {

    static final String MONGO = System.getProperty("image.mongo", "mongo:8.0");
    static final String KAFKA = System.getProperty("image.kafka", "apache/kafka:4.2.1");

    private Images() {}

    static List<String> all() {
        return List.of(MONGO, KAFKA);
    }
}
