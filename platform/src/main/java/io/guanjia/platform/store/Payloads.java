package io.guanjia.platform.store;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.guanjia.platform.domain.CommonRefusal.TooLarge;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Events as JSON: what is not there is left out, decimals and money are text, so that a payload survives journal and
/// wire unchanged.
final class Payloads {

    /// Five hundred of the largest still fit into one document twice over.
    static final int MAX_BYTES = 16 * 1024;

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private static final JsonMapper MAPPER = Json.common(JsonMapper.builder())
            .addModule(new SimpleModule("decimals").addSerializer(BigDecimal.class, new DecimalAsText()))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    private Payloads() {}

    /// @throws RefusedException {@link TooLarge}, before anything is written
    static Map<String, Object> dataOf(DomainEvent event) {
        byte[] json = MAPPER.writeValueAsBytes(event);
        if (json.length > MAX_BYTES) {
            throw new RefusedException(new TooLarge("event", MAX_BYTES));
        }
        return MAPPER.readValue(json, DATA);
    }

    static byte[] bytes(Map<String, Object> data) {
        return MAPPER.writeValueAsBytes(data);
    }

    private static final class DecimalAsText extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context)
                throws JacksonException {
            json.writeString(value.toPlainString());
        }
    }
}
