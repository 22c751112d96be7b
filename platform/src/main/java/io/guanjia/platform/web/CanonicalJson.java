package io.guanjia.platform.web;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// A body written one way only: members sorted, no white space. What is no JSON stays as it is.
final class CanonicalJson {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private CanonicalJson() {}

    static byte[] of(byte[] body) {
        try {
            return SORTED.writeValueAsBytes(SORTED.readTree(body));
        } catch (JacksonException noJson) {
            return body;
        }
    }
}
