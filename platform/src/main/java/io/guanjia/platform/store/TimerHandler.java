package io.guanjia.platform.store;

import io.guanjia.platform.domain.Change;

/// What a fired timer does: a command on the aggregate whose precondition is the armed timer itself. The timer is
/// already
/// cancelled in the change; the handler may arm it again. It leaves at least one entry.
@FunctionalInterface
public interface TimerHandler<S> {

    void fire(Stored<S> stored, S state, Change change);
}
