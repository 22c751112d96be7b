package io.guanjia.ticket.settings;

import io.guanjia.ticket.clock.Hours;
import io.guanjia.ticket.clock.Limits;
import io.guanjia.ticket.clock.Priority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/// How one community runs its tickets. What is not set has the default of domain.md §2. What happens again and again
/// has
/// a least time in between, what is waited for one at all.
///
/// @param limits promises by priority; the accept limit is also how long one named worker is waited for
/// @param enquiry `accept` here is the first answer
/// @param warningPercent of a limit used up when its warning is given
/// @param escalationPercent of a limit beyond its breach after which the next one up is told
/// @param serviceHours when the desk works: the hours in which P3, P4 and enquiries are counted
/// @param callingHours when owners may be called
/// @param quietHours in which no appointment may lie
/// @param lookAgainEvery how soon the rules look again, quietly, when nobody fits
/// @param ownerUpdate in an emergency (P0, P1) the owner hears a word at least this often
/// @param urgeEvery at most one urge of a ticket in this time
/// @param occurredBack how far back `occurredAt` may lie
/// @param looksLikeWithin two reports of one place and category in this time are taken for one
public record TicketSettings(
        @NotNull @Size(min = 5, max = 5) Map<Priority, @NotNull @Valid Limits> limits,
        @NotNull @Valid Limits enquiry,
        @Min(1) @Max(99) int warningPercent,
        @Min(1) @Max(1000) int escalationPercent,
        @NotNull List<Hours.@NotNull Window> serviceHours,
        @NotNull List<Hours.@NotNull Window> callingHours,
        @NotNull List<Hours.@NotNull Window> quietHours,
        @NotNull @Valid Dispatching dispatching,
        @NotNull @Valid FollowUps followUps,
        @NotNull @Valid Confirming confirming,
        @NotNull @Valid Appointments appointments,

        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 366)
        Duration lookAgainEvery,

        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 366)
        Duration ownerUpdate,

        @NotNull @DurationMin @DurationMax(days = 366) Duration urgeEvery,
        @NotNull @DurationMin @DurationMax(days = 366) Duration occurredBack,
        @NotNull @DurationMin @DurationMax(days = 366) Duration looksLikeWithin) {

    /// How workers are found.
    ///
    /// @param loadCap open jobs a worker may hold
    /// @param rounds workers tried one after another before people are told
    /// @param ringEvery how soon P0 rings again
    /// @param retryEvery when people are told again if no shift is planned
    public record Dispatching(
            @Min(1) int loadCap,
            @Min(1) int rounds,

            @NotNull @DurationMin(seconds = 10) @DurationMax(days = 366)
            Duration ringEvery,

            @NotNull @DurationMin(seconds = 10) @DurationMax(days = 366)
            Duration retryEvery) {}

    /// When owners are called after completion.
    ///
    /// @param delay from completion to the first call, moved into calling hours
    /// @param gap least time between two attempts
    /// @param recoverWithin an unhappy owner is called again, by somebody else
    public record FollowUps(
            @NotNull @Size(min = 5, max = 5) Map<Priority, @NotNull FollowUpPolicy> policies,
            @NotNull @DurationMin @DurationMax(days = 366) Duration delay,
            @Min(1) int attempts,

            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366)
            Duration gap,

            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366)
            Duration recoverWithin) {}

    /// What the owner's silence comes to.
    ///
    /// @param remindAfter the owner is asked once more whether it is solved
    /// @param closeAfter silence this long closes as unconfirmed
    /// @param grace how long after completion the owner may reopen
    public record Confirming(
            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366)
            Duration remindAfter,

            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366)
            Duration closeAfter,

            @NotNull @DurationMin @DurationMax(days = 366) Duration grace) {}

    /// When the owner may expect somebody.
    ///
    /// @param horizon how far ahead an appointment may end
    /// @param longest how long it may be
    public record Appointments(
            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366)
            Duration horizon,

            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 31)
            Duration longest) {}

    public static TicketSettings defaults() {
        return new TicketSettings(
                Map.of(
                        Priority.P0, limits("PT2M", "PT5M", null, true),
                        Priority.P1, limits("PT5M", "PT15M", "PT2H", true),
                        Priority.P2, limits("PT15M", "PT30M", "PT12H", true),
                        Priority.P3, limits("PT30M", "PT2H", "PT24H", false),
                        Priority.P4, limits("PT2H", null, "PT48H", false)),
                limits("PT4H", null, "PT48H", false),
                80,
                50,
                List.of(new Hours.Window("08:00", "20:00")),
                List.of(new Hours.Window("09:00", "20:00")),
                List.of(new Hours.Window("12:00", "14:00"), new Hours.Window("21:00", "08:00")),
                new Dispatching(10, 3, Duration.ofMinutes(1), Duration.ofMinutes(30)),
                new FollowUps(
                        Map.of(
                                Priority.P0, FollowUpPolicy.always(),
                                Priority.P1, FollowUpPolicy.always(),
                                Priority.P2, FollowUpPolicy.always(),
                                Priority.P3, FollowUpPolicy.sample(30),
                                Priority.P4, FollowUpPolicy.sample(30)),
                        Duration.ofHours(2),
                        3,
                        Duration.ofHours(2),
                        Duration.ofHours(24)),
                new Confirming(Duration.ofDays(5), Duration.ofDays(7), Duration.ofDays(7)),
                new Appointments(Duration.ofDays(90), Duration.ofHours(24)),
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                Duration.ofHours(4),
                Duration.ofMinutes(10));
    }

    private static Limits limits(
            String accept, @Nullable String arrive, @Nullable String finish, boolean aroundTheClock) {
        return new Limits(
                Duration.parse(accept),
                arrive == null ? null : Duration.parse(arrive),
                finish == null ? null : Duration.parse(finish),
                aroundTheClock);
    }
}
