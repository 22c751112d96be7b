package io.guanjia.ticket.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The clocks of one ticket and the pauses they share. Due dates are derived here and nowhere else.
public final class Clocks {

    private List<Clock> clocks = new ArrayList<>();
    private List<Pause> pauses = new ArrayList<>();

    /// A promise was broken whose clock has given way to another.
    private boolean brokenBefore;

    /// A clock of the same name that was started before gives way.
    public void start(Clock clock) {
        remove(clock.name());
        clocks.add(clock);
        clocks.sort(Comparator.comparing(Clock::name));
    }

    public void remove(ClockName name) {
        rememberBroken(name);
        clocks.removeIf(clock -> clock.name() == name);
    }

    /// What it promised is promised anew, from that instant on; nothing where it does not run.
    public void restart(ClockName name, Instant at) {
        rememberBroken(name);
        replace(name, clock -> clock.running() ? clock.restart(at) : clock);
    }

    public void stop(ClockName name, Instant at) {
        replace(name, clock -> clock.running() ? clock.stop(at, pauses) : clock);
    }

    public void stopAll(Instant at) {
        clocks.replaceAll(clock -> clock.running() ? clock.stop(at, pauses) : clock);
    }

    public void pause(Instant at, String reason) {
        pauses.add(new Pause(at, null, reason));
    }

    public void resume(Instant at) {
        pauses.replaceAll(pause -> pause.to() == null ? pause.endedAt(at) : pause);
    }

    public void warned(ClockName name) {
        replace(name, Clock::warn);
    }

    public void breached(ClockName name) {
        replace(name, Clock::breach);
    }

    public Optional<Clock> find(ClockName name) {
        return clocks.stream().filter(clock -> clock.name() == name).findFirst();
    }

    /// When the promise of that clock falls due, running or kept; empty without such a clock or in a pause.
    public Optional<Instant> due(ClockName name) {
        return find(name).flatMap(clock -> clock.due(pauses));
    }

    /// The same as long as that promise is still to be kept.
    public Optional<Instant> pending(ClockName name) {
        return find(name).filter(Clock::running).flatMap(clock -> clock.due(pauses));
    }

    /// When a running clock has something to say next.
    public Optional<Instant> next(ClockName name) {
        return find(name).filter(Clock::running).flatMap(clock -> clock.next(pauses));
    }

    /// Whether a promise was broken, now or before.
    public boolean overdue() {
        return brokenBefore || clocks.stream().anyMatch(Clock::breached);
    }

    private void rememberBroken(ClockName name) {
        brokenBefore |= find(name).filter(Clock::breached).isPresent();
    }

    private void replace(ClockName name, UnaryOperator<Clock> with) {
        clocks.replaceAll(clock -> clock.name() == name ? with.apply(clock) : clock);
    }
}
