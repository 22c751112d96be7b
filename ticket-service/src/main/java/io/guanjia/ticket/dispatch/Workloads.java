package io.guanjia.ticket.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How many jobs each worker has, and the guard of the load cap.
///
/// Two dispatches at once may both see one free place. So a place is taken in one guarded write before the ticket is
/// written; a place whose ticket turns out not to be held by that worker is given up the next time loads are read. A
/// crash between the two writes thus costs a place for half a minute and never puts a worker above the cap.
public interface Workloads {

    /// Jobs held, and places just taken, by worker; workers without any are left out.
    Map<String, Integer> loads(String communityId, List<String> workers, Instant now);

    /// Takes a place for the ticket; again for the same ticket changes nothing.
    ///
    /// @return false when `cap` places are taken
    boolean take(String communityId, String workerId, String ticketId, int cap, Instant now);
}
