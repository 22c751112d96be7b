package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void otherPartsGiveAnotherIdThoughTheyReadAlikeTogether() {
        assertThat(Ids.derive("anna", "POST /a", "k")).isEqualTo(Ids.derive("anna", "POST /a", "k"));
        assertThat(Ids.derive("ab", "c")).isNotEqualTo(Ids.derive("a", "bc"));
    }
}
