package io.guanjia.notification.inbox;

import io.guanjia.platform.web.Caller;
import java.util.Set;

/// Whoever reads their entries, and the communities that their sign-in opens: what they were told in another one is not
/// there, for the same person may be signed in by somebody there who is not them.
record Reader(String recipient, Set<String> communities) {

    static Reader of(Caller caller) {
        return new Reader(caller.subject(), Set.copyOf(caller.communities()));
    }
}
