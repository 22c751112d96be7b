package io.guanjia.ticket.intake;

import io.guanjia.platform.crypto.FieldCipher;
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

    private final Archive archive;
    private final FieldCipher cipher;

    Reporters(Archive archive, FieldCipher cipher) {
        this.archive = archive;
        this.cipher = cipher;
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
        return new Reporter(
                named.name() == null ? null : cipher.seal(named.name(), "ticket:" + ticketId + ":name"),
                named.phone() == null ? null : cipher.seal(named.phone(), "ticket:" + ticketId + ":phone"));
    }
}
