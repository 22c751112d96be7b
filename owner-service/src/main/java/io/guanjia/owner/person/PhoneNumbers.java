package io.guanjia.owner.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import java.util.Optional;

/// Reads phone numbers as people write them; without a country code they are Chinese.
public final class PhoneNumbers {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    public static Phone require(String written, String pointer) {
        return read(written).orElseThrow(() -> new RefusedException(InvalidRequest.of(pointer, "not-a-phone-number")));
    }

    static Optional<Phone> read(String written) {
        try {
            PhoneNumber number = UTIL.parse(written, "CN");
            return UTIL.isPossibleNumber(number)
                    ? Optional.of(new Phone(UTIL.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notOne) {
            return Optional.empty();
        }
    }
}
