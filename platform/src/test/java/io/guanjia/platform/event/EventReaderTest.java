package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.domain.Money;
import io.guanjia.platform.event.EventReader.InvalidPayload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    enum Colour {
        DARK_RED
    }

    record Sold(String item, Money price, @Nullable Colour colour) {}

    private static Sold read(String json) {
        return EventReader.read(Wire.bytes(json), Sold.class);
    }

    @Test
    void readsWhatItKnowsAndPassesWhatItDoesNot() {
        assertThat(read("""
                                {"item":"tap","price":{"amount":"12.05","currency":"CNY"},"colour":"dark-red","later":1}""")).isEqualTo(new Sold("tap", Money.cny(1205), Colour.DARK_RED));
        assertThat(read("""
                        {"item":"tap","price":{"amount":"1.00","currency":"CNY"}}""").colour()).isNull();
    }

    @Test
    void insistsOnFieldsThatMayNotBeMissing() {
        assertThatThrownBy(() -> read("{\"price\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}"))
                .isInstanceOf(InvalidPayload.class)
                .hasMessage("no item");
        assertThatThrownBy(() -> read("{\"item\":\"tap\",\"price\":{\"amount\":\"1.005\",\"currency\":\"CNY\"}}"))
                .isInstanceOf(InvalidPayload.class);
    }

    @Test
    void doesNotQuoteThePayloadInItsMessage() {
        assertThatThrownBy(() -> read("{\"item\":{\"phone\":\"+8613800000013\"},\"colour\":\"+8613800000013\"}"))
                .isInstanceOf(InvalidPayload.class)
                .hasMessageNotContaining("138");
        assertThatThrownBy(() -> read("{\"colour\":\"+8613800000013\"}"))
                .isInstanceOf(InvalidPayload.class)
                .hasMessageNotContaining("138");
    }
}
