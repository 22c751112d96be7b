package io.guanjia.owner.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.RefusedException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({"+8613800000013, 138****0013", "+14155552671, +14****2671", "+86110, ****"})
    void showsHeadAndTailOfAPhone(String e164, String masked) {
        assertThat(new Phone(e164).masked()).isEqualTo(masked);
    }

    @Test
    void showsHeadAndTailOfADocumentAndTheDomainOfAnAddress() {
        assertThat(Masked.idDocument("110101199001010013")).isEqualTo("1101**********0013");
        assertThat(Masked.idDocument("12345678")).isEqualTo("********");
        assertThat(Masked.email("li@example.com")).isEqualTo("l***@example.com");
        assertThat(Masked.email("@")).isEqualTo("***");
    }

    @Test
    void neverPrintsACard() {
        EmergencyContact contact = new EmergencyContact("王芳", new Phone("+8613900000014"));
        PersonCard card = new PersonCard(
                "李伟", List.of(new Phone("+8613800000013")), "110101199001010013", contact, "li@x.cn", List.of());

        assertThat(card.toString() + contact)
                .doesNotContain("李伟", "王芳", "13800000013", "13900000014", "110101", "li@x.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000013", "+86 138 0000 0013", "0086-138-0000-0013", "138 0000 0013"})
    void readsAPhoneAsPeopleWriteIt(String written) {
        assertThat(PhoneNumbers.require(written, "/phone")).isEqualTo(new Phone("+8613800000013"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1", "+86", "138000000130000000"})
    void refusesWhatIsNoPhone(String written) {
        Assertions.assertThatThrownBy(() -> PhoneNumbers.require(written, "/phone"))
                .isInstanceOf(RefusedException.class);
    }
}
