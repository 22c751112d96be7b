package io.guanjia.ticket.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.guanjia.platform.crypto.FieldCipher;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.intake.TicketBody.ReporterBody;
import io.guanjia.ticket.ticket.Reporter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who a report is for: a person of the community, or somebody of whom only a name and a phone are written down.
@Component
class Reporters {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_NAME = 50;

    private final Archive archive;
    private final FieldCipher cipher;
    private final LookupHash hash;

    Reporters(Archive archive, FieldCipher cipher, LookupHash hash) {
        this.archive = archive;
        this.cipher = cipher;
        this.hash = hash;
    }

    /// The person, as long as one is known: whom staff name, or whoever reports their own home or is no staff.
    ///
    /// @throws RefusedException {@link InvalidRequest} for a person who never lived in the community
    @Nullable
    String personId(@Nullable ReporterBody named, Places.Found found, boolean desk, Call call) {
        String caller = call.caller().subject();
        if (named == null) {
            String unit = found.place().unitId();
            boolean home = unit != null && archive.resides(caller, unit, call.at());
            return desk && !home ? null : caller;
        }
        String person = named.personId();
        if (person != null
                && archive.residenciesOf(person).stream()
                        .noneMatch(one -> one.communityId().equals(found.communityId()))) {
            throw new RefusedException(InvalidRequest.of("/reporter/personId", "unknown"));
        }
        return person;
    }

    @Nullable
    Reporter sealed(@Nullable ReporterBody named, String ticketId) {
        if (named == null || (named.name() == null && named.phone() == null)) {
            return null;
        }
        String phone = named.phone() == null ? null : phone(named.phone());
        return new Reporter(
                named.name() == null ? null : cipher.seal(named.name(), "ticket:" + ticketId + ":name"),
                phone == null ? null : cipher.seal(phone, "ticket:" + ticketId + ":phone"),
                phone == null ? null : hash.of("phone", phone));
    }

    static void check(@Nullable ReporterBody named) {
        if (named == null) {
            return;
        }
        if (named.name() != null && (named.name().isBlank() || named.name().length() > LONGEST_NAME)) {
            throw new RefusedException(InvalidRequest.of("/reporter/name", "too-long", LONGEST_NAME));
        }
        if (named.phone() != null) {
            phone(named.phone());
        }
    }

    /// As owner-service writes it, or its hash would be another one; without a country code it is Chinese.
    private static String phone(String written) {
        try {
            PhoneNumber number = NUMBERS.parse(written, "CN");
            if (NUMBERS.isPossibleNumber(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException notOne) {
            // Refused below.
        }
        throw new RefusedException(InvalidRequest.of("/reporter/phone", "not-a-phone-number"));
    }
}
