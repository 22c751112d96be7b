package io.guanjia.platform.json;

import io.guanjia.platform.domain.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// JSON as the API page fixes it: enums in kebab case, money as `{"amount":"120.00","currency":"CNY"}`, instants and
/// durations in ISO-8601.
public final class Json {

    private Json() {}

    /// What every mapper of the system has, whether it reads requests, events or settings.
    public static JsonMapper.Builder common(JsonMapper.Builder builder) {
        return builder.enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .addModule(new SimpleModule("money")
                        .addSerializer(Money.class, new MoneyWriter())
                        .addDeserializer(Money.class, new MoneyReader()));
    }

    /// What requests are read with: nothing unknown, nothing twice, nothing quietly converted.
    public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
        return builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        shapes -> shapes.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    private record Wire(String amount, String currency) {}

    private static final class MoneyWriter extends ValueSerializer<Money> {

        @Override
        public void serialize(Money money, JsonGenerator out, SerializationContext context) {
            context.writeValue(out, new Wire(money.amount(), money.currency()));
        }
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {

        private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}\\.\\d{2}");
        private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) {
            Wire wire = context.readValue(in, Wire.class);
            if (wire.amount() == null
                    || wire.currency() == null
                    || !AMOUNT.matcher(wire.amount()).matches()
                    || !CURRENCY.matcher(wire.currency()).matches()) {
                return context.reportInputMismatch(Money.class, "money is a two-decimal amount and a currency");
            }
            return new Money(new BigDecimal(wire.amount()).movePointRight(2).longValueExact(), wire.currency());
        }
    }
}
