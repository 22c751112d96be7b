package io.guanjia.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TWO = ONE.replaceFirst("AAAA", "AAAB");
    private static final String PHONE = "+8613800000013";

    private final FieldCipher cipher = new FieldCipher(new KeyRing("k1:" + ONE));

    @Test
    void opensWhatItSealed() {
        assertThat(cipher.open(cipher.seal(PHONE, "person:1:phone"), "person:1:phone"))
                .isEqualTo(PHONE);
        assertThat(cipher.open(cipher.seal("", "c"), "c")).isEmpty();
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(cipher.seal(PHONE, "c")).isNotEqualTo(cipher.seal(PHONE, "c"));
        assertThat(cipher.seal(PHONE, "c").text()).startsWith("k1.").doesNotContain("138");
    }

    @Test
    void doesNotOpenInAnotherContext() {
        Sealed sealed = cipher.seal(PHONE, "person:1:phone");
        assertThatThrownBy(() -> cipher.open(sealed, "person:2:phone")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenUnderTheIdOfAnotherKeyEvenOfTheSameBytes() {
        FieldCipher twice = new FieldCipher(new KeyRing("k1:" + ONE + ",k2:" + ONE));
        Sealed moved = new Sealed(twice.seal(PHONE, "c").text().replaceFirst("k1", "k2"));
        assertThatThrownBy(() -> twice.open(moved, "c")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noticesAnyChange() {
        String sealed = cipher.seal(PHONE, "c").text();
        char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
        Sealed changed = new Sealed(sealed.substring(0, 20) + other + sealed.substring(21));
        assertThatThrownBy(() -> cipher.open(changed, "c")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(new Sealed("plain"), "c")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(new Sealed("k1.AAAA"), "c")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensWithOldKeysAndSealsWithTheFirst() {
        Sealed old = cipher.seal(PHONE, "c");
        FieldCipher rotated = new FieldCipher(new KeyRing("k2:" + TWO + ",k1:" + ONE));
        assertThat(rotated.open(old, "c")).isEqualTo(PHONE);
        assertThat(rotated.seal(PHONE, "c").text()).startsWith("k2.");
        FieldCipher without = new FieldCipher(new KeyRing("k2:" + TWO));
        assertThatThrownBy(() -> without.open(old, "c")).hasMessageContaining("no field key of id k1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1:%%%", "k1:c2hvcnQ=", "k 1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void refusesABrokenRingWithoutShowingIt(String configured) {
        assertThatThrownBy(() -> new KeyRing(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void refusesAKeyIdThatIsThereTwice() {
        assertThatThrownBy(() -> new KeyRing("k1:" + ONE + ",k1:" + TWO)).hasMessageContaining("twice");
    }

    @Test
    void findsAValueHoweverItIsSpelled() {
        LookupHash hash = new LookupHash(KeyRing.key(ONE, "HmacSHA256"));
        assertThat(hash.of("phone", " +86 138 0000 0013")).isEqualTo(hash.of("phone", PHONE));
        assertThat(hash.of("phone", "＋８６13800000013")).isEqualTo(hash.of("phone", PHONE));
        assertThat(hash.of("plate", "京a12345")).isEqualTo(hash.of("plate", "京A12345"));
        assertThat(hash.of("phone", "1")).isNotEqualTo(hash.of("plate", "1"));
        assertThat(new LookupHash(KeyRing.key(TWO, "HmacSHA256")).of("phone", PHONE))
                .isNotEqualTo(hash.of("phone", PHONE));
    }

    @Test
    void refusesProductionWithAnythingForTrialAndNamesAllOfIt() {
        List<TrialUse> uses =
                List.of(() -> Optional.of("the field key"), Optional::empty, () -> Optional.of("sms to a file"));
        assertThatThrownBy(() -> new ProductionCheck(true, uses))
                .hasMessageContaining("the field key")
                .hasMessageContaining("sms to a file");
        assertThat(new ProductionCheck(false, uses)).isNotNull();
        assertThat(new ProductionCheck(true, List.of(Optional::empty))).isNotNull();
    }

    @Test
    void knowsTheTrialKeyUnderAnyName() {
        CryptoAutoConfiguration configuration = new CryptoAutoConfiguration();
        String renamed = "k1:" + ONE + ",k2026:" + CryptoProperties.TRIAL_FIELD_KEY;
        assertThat(configuration
                        .trialFieldKeys(new CryptoProperties(renamed, ONE))
                        .trialUse())
                .isPresent();
        assertThat(configuration
                        .trialFieldKeys(new CryptoProperties("trial:" + ONE, ONE))
                        .trialUse())
                .isEmpty();
    }
}
