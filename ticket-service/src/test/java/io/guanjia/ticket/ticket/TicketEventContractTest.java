package io.guanjia.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Entry;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.ticket.clock.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// What is said is what the contracts promise: each event against schema, and the example against the same.
class TicketEventContractTest {

    private static final Path CONTRACTS = Path.of("..", "contracts", "ticket");
    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final About ABOUT = new About(
            "c1",
            "261122-17",
            "repair",
            "plumbing.leak",
            "P2",
            "accepted",
            "u1",
            "b3",
            "d-eng",
            "p-zhang",
            "w-zhu",
            AT);

    static Stream<TicketEvent> events() {
        return Stream.of(
                new TicketEvent.Submitted(ABOUT, "app", new Appointment(AT, AT.plusSeconds(60))),
                new TicketEvent.Submitted(ABOUT, "app", null),
                new TicketEvent.Dispatched(ABOUT, 1, "assign", List.of("skill"), AT, AT, null, null),
                new TicketEvent.Accepted(ABOUT),
                new TicketEvent.Arrived(ABOUT),
                new TicketEvent.Started(ABOUT),
                new TicketEvent.Held(ABOUT, "no-show", AT),
                new TicketEvent.Resumed(ABOUT),
                new TicketEvent.Returned(ABOUT, "other"),
                new TicketEvent.Refused(ABOUT, "busy"),
                new TicketEvent.Transferred(ABOUT, "w-chen", List.of("named"), AT),
                new TicketEvent.Referred(ABOUT, "builder"),
                new TicketEvent.Unassigned(ABOUT, "no-candidate", AT, true),
                new TicketEvent.Completed(ABOUT, "tap", 35, 2),
                new TicketEvent.Confirmed(ABOUT, true),
                new TicketEvent.Reopened(ABOUT, 2, true),
                new TicketEvent.Closed(ABOUT, "confirmed"),
                new TicketEvent.Cancelled(ABOUT, "staff", null),
                new TicketEvent.Urged(ABOUT, 1),
                new TicketEvent.Rated(ABOUT, 5),
                new TicketEvent.Commented(ABOUT, "all", "p-zhang"),
                new TicketEvent.Attached(ABOUT, 2),
                new TicketEvent.ReporterRevealed(ABOUT, "phone"),
                new TicketEvent.Changed(ABOUT, List.of("priority")),
                new TicketEvent.Answered(ABOUT),
                new TicketEvent.ConfirmationDue(ABOUT, AT),
                new TicketEvent.ClockWarned(ABOUT, "accept", AT),
                new TicketEvent.ClockBreached(ABOUT, "first-answer", AT, 1),
                new TicketEvent.ClockBreached(ABOUT, "owner-update", AT, 3),
                new TicketEvent.FollowUpDue(ABOUT, 1),
                new TicketEvent.FollowUpDeferred(ABOUT, AT),
                new TicketEvent.FollowUpRecorded(ABOUT, "unreached", null, 1));
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatTheContractPromises(TicketEvent event) throws IOException {
        Entry entry = journaled(event);
        Schema schema = schema(entry.type());

        assertThat(schema.validate(json(entry.data()), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(Files.readString(file(entry.type(), "example")), InputFormat.JSON))
                .isEmpty();
        assertThat(entry.data().keySet())
                .as("every field that is said is described")
                .allSatisfy(field -> assertThat(Files.readString(file(entry.type(), "schema")))
                        .contains("\"" + field + "\": {"));
    }

    @Test
    void coversEveryEvent() {
        assertThat(events().<Class<?>>map(Object::getClass).distinct())
                .hasSameElementsAs(List.of(TicketEvent.class.getPermittedSubclasses()));
    }

    private static Entry journaled(DomainEvent event) {
        InMemoryAggregates<Ticket> tickets = new InMemoryAggregates<>(
                new AggregateType<>("tickets", Ticket.class, TicketEventCatalog.CATALOG, Map.of(), List.of()));
        Command command = new Command("k", "f", Actor.person("p", "app"), AT, null, null);
        return tickets.create("t1", command, change -> {
                    Ticket ticket =
                            Ticket.submit(Given.leak(TicketKind.REPAIR, Priority.P2), Given.TERMS, new Change(command));
                    change.record(event);
                    return ticket;
                })
                .stored()
                .journal()
                .getLast();
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file(name, "schema")));
    }

    private static Path file(String event, String what) {
        return CONTRACTS.resolve(event + ".v1." + what + ".json");
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
