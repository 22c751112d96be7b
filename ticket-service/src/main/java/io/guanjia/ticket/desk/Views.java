package io.guanjia.ticket.desk;

import io.guanjia.platform.crypto.FieldCipher;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.intake.Rights;
import io.guanjia.ticket.ticket.Reporter;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketView;
import io.guanjia.ticket.ticket.TicketView.ReporterView;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows each caller what that caller may see of a ticket.
@Component
class Views {

    private static final String CHINA = "+86";

    private final Rights rights;
    private final FieldCipher cipher;

    Views(Rights rights, FieldCipher cipher) {
        this.rights = rights;
        this.cipher = cipher;
    }

    Function<Stored<Ticket>, TicketView> by(Call call) {
        return stored -> {
            boolean all = rights.seesAll(call.caller(), stored.state());
            boolean worker = call.caller().subject().equals(stored.state().workerId());
            return TicketView.of(stored, all || worker, all ? reporter(stored) : null);
        };
    }

    private @Nullable ReporterView reporter(Stored<Ticket> stored) {
        Reporter reporter = stored.state().reporter();
        if (reporter == null) {
            return null;
        }
        String phone = phone(stored);
        return new ReporterView(open(reporter.name(), stored.id(), "name"), phone == null ? null : masked(phone));
    }

    /// The reporter's phone in clear, for whoever is on record for it.
    @Nullable
    String phone(Stored<Ticket> stored) {
        Reporter reporter = stored.state().reporter();
        return reporter == null ? null : open(reporter.phone(), stored.id(), "phone");
    }

    /// 138****0013
    private static String masked(String phone) {
        String national = phone.startsWith(CHINA) ? phone.substring(CHINA.length()) : phone;
        return national.length() <= 7
                ? "****"
                : national.substring(0, 3) + "****" + national.substring(national.length() - 4);
    }

    private @Nullable String open(@Nullable Sealed sealed, String id, String field) {
        return sealed == null ? null : cipher.open(sealed, "ticket:" + id + ":" + field);
    }
}
