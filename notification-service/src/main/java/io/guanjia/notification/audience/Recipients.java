package io.guanjia.notification.audience;

import io.guanjia.notification.directory.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds whom the lines of an event mean. Nobody is told twice of one event in the same box, nobody of their own doing.
public final class Recipients {

    private static final Set<String> AGENTS = Set.of("agent");
    private static final Set<String> LEADERS = Set.of("shift-leader");
    private static final Set<String> HEADS = Set.of("department-head");
    private static final Set<String> MANAGERS = Set.of("manager");

    private final Directory directory;

    public Recipients(Directory directory) {
        this.directory = directory;
    }

    public List<Recipient> of(List<Line> lines, EventData data, Instant now) {
        List<Recipient> found = new ArrayList<>();
        Set<String> told = new HashSet<>();
        data.text("authorId").ifPresent(author -> told.add(author + Box.INBOX));
        for (Line line : lines) {
            if (line.when().test(data)) {
                for (Recipient recipient : meantBy(line, data, now)) {
                    if (told.add(recipient.personId() + line.box())) {
                        found.add(recipient);
                    }
                }
            }
        }
        return found;
    }

    private List<Recipient> meantBy(Line line, EventData data, Instant now) {
        Role role = line.role();
        Set<String> people = people(role, data, now);
        Role other = line.otherwise();
        if (people.isEmpty() && other != null) {
            role = other;
            people = people(other, data, now);
        }
        Role meant = role;
        return people.stream()
                .sorted()
                .map(person -> new Recipient(person, meant, line))
                .toList();
    }

    private Set<String> people(Role role, EventData data, Instant now) {
        return switch (role) {
            case REPORTER -> named(data, "reporterId");
            case WORKER -> named(data, "workerId");
            case FORMER_WORKER -> named(data, "fromWorkerId");
            case PAYER -> named(data, "payerId");
            case PERSON -> named(data, "personId");
            case STAFF -> named(data, "staffId");
            case HOUSEHOLD -> household(data, now);
            case AGENTS_ON_DUTY -> onDuty(data.communityId(), AGENTS, now);
            case LEADERS_ON_DUTY -> onDuty(data.communityId(), LEADERS, now);
            case HEADS_ON_DUTY -> onDuty(data.communityId(), HEADS, now);
            case MANAGERS_ON_DUTY -> onDuty(data.communityId(), MANAGERS, now);
        };
    }

    /// A complaint is its reporter's alone, whoever else lives there.
    private Set<String> household(EventData data, Instant now) {
        return data.says("kind", "complaint")
                ? Set.of()
                : data.text("unitId")
                        .map(unit -> directory.residentsOf(unit, now))
                        .orElse(Set.of());
    }

    private static Set<String> named(EventData data, String field) {
        Optional<String> person = data.text(field);
        return person.map(Set::of).orElse(Set.of());
    }

    private Set<String> onDuty(String communityId, Set<String> roles, Instant now) {
        Set<String> present = directory.onDuty(communityId, roles, now);
        return present.isEmpty() ? directory.staffOf(communityId, roles) : present;
    }

    /// Whether an outside message to the person is still right: checked again when it is sent.
    public boolean stillConcerns(Role role, String personId, String communityId, Optional<String> unitId, Instant now) {
        return directory.languageOf(personId).isPresent()
                && switch (role) {
                    case REPORTER, PAYER, PERSON -> true;
                    case HOUSEHOLD ->
                        unitId.map(unit -> directory.residentsOf(unit, now).contains(personId))
                                .orElse(false);
                    case WORKER, FORMER_WORKER, STAFF -> directory.employs(communityId, personId);
                    case AGENTS_ON_DUTY ->
                        directory.staffOf(communityId, AGENTS).contains(personId);
                    case LEADERS_ON_DUTY ->
                        directory.staffOf(communityId, LEADERS).contains(personId);
                    case HEADS_ON_DUTY -> directory.staffOf(communityId, HEADS).contains(personId);
                    case MANAGERS_ON_DUTY ->
                        directory.staffOf(communityId, MANAGERS).contains(personId);
                };
    }
}
