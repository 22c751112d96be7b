package io.guanjia.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tickets",
                "/api/v1/receipts/r-1.pdf",
                "/api/v1/tickets/a:b",
                "/api/v1/tickets/a%3Ab",
                "/api/v1/units/3-2-1801",
                "/api/v1/notices/..."
            })
    void acceptsWhatEverybodyReadsTheSameWay(String path) {
        assertThat(CleanPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//internal/heads",
                "/api//v1/tickets",
                "/api/v1/tickets/",
                "/api/v1/tickets/../../../internal/heads",
                "/api/v1/./tickets",
                "/api/v1/tickets/..",
                "/api/v1/tickets/%2e%2e/%2e%2e/internal",
                "/api/v1/tickets/%2E./internal",
                "/api/v1/tickets/..%2f..%2finternal",
                "/api/v1/tickets/..%5cinternal",
                "/api/v1/tickets/..\\internal",
                "/api/v1/tickets/%252e%252e/internal",
                "/api/v1/tickets/..;/internal",
                "/api/v1/tickets;x=1",
                "/api/v1/tickets/%3b",
                "/api/v1/tickets/%00",
                "/api/v1/tickets/%0d%0aX-Evil:1",
                "/api/v1/tickets/%c0%ae%c0%ae/internal",
                "/api/v1/tickets/%ef%bc%8f",
                "/api/v1/tickets/%2",
                "/api/v1/tickets/%zz",
                "/api/v1/tickets/业主",
                "/api/v1/tickets/a b"
            })
    void refusesWhatCouldBeFoldedIntoAnotherPath(String path) {
        assertThat(CleanPath.is(path)).isFalse();
    }
}
