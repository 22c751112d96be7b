package io.guanjia.ticket.settings;

import io.guanjia.ticket.clock.Hours;
import io.guanjia.ticket.clock.Limits;
import io.guanjia.ticket.clock.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What holds in one community right now: its settings and its time zone.
public record Terms(TicketSettings settings, String zone) {

    public Limits limits(Priority priority) {
        return Objects.requireNonNull(settings.limits().get(priority), "every priority has limits");
    }

    public Hours hours(Limits limits) {
        return limits.aroundTheClock() ? Hours.aroundTheClock(zone) : new Hours(zone, settings.serviceHours());
    }

    public FollowUpPolicy followUp(Priority priority) {
        return Objects.requireNonNull(settings.followUps().policies().get(priority), "every priority has a policy");
    }

    /// The instant, or the next one at which owners may be called.
    public Instant callable(Instant from) {
        return new Hours(zone, settings.callingHours()).open().nextOpen(from);
    }

    /// Whether the whole span lies in hours in which nobody is to be disturbed.
    public boolean quietThroughout(Instant from, Instant to) {
        Hours quiet = new Hours(zone, settings.quietHours());
        return !settings.quietHours().isEmpty()
                && quiet.open().between(from, to).equals(Duration.between(from, to));
    }

    /// How long one named worker is waited for.
    public Duration acceptWithin(Priority priority) {
        Duration accept = limits(priority).accept();
        return accept == null ? Duration.ofMinutes(30) : accept;
    }
}
