package io.guanjia.ticket.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What may come with every transition: when it happened, if not now, and for which worker agent or shift leader speak,
/// `via` radio or phone.
interface Told {

    @Nullable
    Instant occurredAt();

    @Nullable
    String onBehalfOf();

    @Nullable
    String via();
}
