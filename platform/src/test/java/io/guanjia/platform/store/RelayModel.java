package io.guanjia.platform.store;

import io.guanjia.platform.store.Exploration.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The way of an event from the write to its effect, as a model: one aggregate, two senders, three events, a database
/// that may roll back what no majority has, a broker that may answer late or never, a consumer that may die anywhere.
/// A pause needs no step of its own: a sender that is not chosen for a while is paused, and a zombie when it wakes.
final class RelayModel implements Exploration.Model<RelayModel.State> {

    enum Guard {
        SEND_ONLY_WHAT_A_MAJORITY_HAS,
        ONLY_THE_WRITER_OF_THE_FIRST_UNSENT_SENDS,
        ONE_RECORD_IN_FLIGHT,
        CLEAR_ONLY_AFTER_THE_ACK,
        CLEAR_ONLY_WHEN_NOTHING_CAME_SINCE,
        SWEEP,
        CONSUMER_SKIPS_DUPLICATES,
        CONSUMER_WAITS_AT_A_GAP,
        CONSUMER_COMPARES_HEADS,
        EFFECTS_ELSEWHERE_ARE_KEYED_BY_EVENT
    }

    private static final int EVENTS = 3;
    private static final int UNREAD = 2;

    private final Set<Guard> guards;
    private final int faults;

    RelayModel(Set<Guard> guards, int faults) {
        this.guards = guards.isEmpty() ? EnumSet.noneOf(Guard.class) : EnumSet.copyOf(guards);
        this.faults = faults;
    }

    /// The document as one node of the database sees it; entries are numbered by place, their value tells which command
    /// wrote them.
    record Doc(List<Integer> journal, int sent, boolean unsent) {}

    enum Phase {
        IDLE(0),
        SENDS(1),
        AWAITS_ACK(2),
        CLEARS(3);

        private final int rank;

        Phase(int rank) {
            this.rank = rank;
        }
    }

    /// @param image the journal as it was when the sender wrote or claimed
    /// @param next number of the entry it is about to send, or has sent
    record Sender(Phase phase, List<Integer> image, int next) {
        static final Sender IDLE = new Sender(Phase.IDLE, List.of(), 0);

        Sender in(Phase to) {
            return new Sender(to, image, next);
        }
    }

    record Message(int sender, int no, int value) {}

    record Consumer(int guard, List<Integer> projected, List<Integer> elsewhere, List<Message> unread) {}

    record State(
            Doc primary,
            Doc majority,
            List<Sender> senders,
            List<Message> network,
            int published,
            Consumer consumer,
            int written,
            int faultsLeft,
            boolean rolledBack) {

        State with(Doc doc) {
            return new State(doc, majority, senders, network, published, consumer, written, faultsLeft, rolledBack);
        }

        State with(int index, Sender sender) {
            List<Sender> next = new ArrayList<>(senders);
            next.set(index, sender);
            return new State(
                    primary,
                    majority,
                    List.copyOf(next),
                    network,
                    published,
                    consumer,
                    written,
                    faultsLeft,
                    rolledBack);
        }

        State with(List<Message> messages) {
            return new State(
                    primary,
                    majority,
                    senders,
                    List.copyOf(messages),
                    published,
                    consumer,
                    written,
                    faultsLeft,
                    rolledBack);
        }

        State with(Consumer next) {
            return new State(primary, majority, senders, network, published, next, written, faultsLeft, rolledBack);
        }

        State publishedUpTo(int no) {
            return new State(
                    primary,
                    majority,
                    senders,
                    network,
                    Math.max(no, published),
                    consumer,
                    written,
                    faultsLeft,
                    rolledBack);
        }

        State fault() {
            return new State(
                    primary, majority, senders, network, published, consumer, written, faultsLeft - 1, rolledBack);
        }
    }

    @Override
    public State initial() {
        Doc doc = new Doc(List.of(), 0, false);
        Consumer consumer = new Consumer(0, List.of(), List.of(), List.of());
        return new State(doc, doc, List.of(Sender.IDLE, Sender.IDLE), List.of(), 0, consumer, 0, faults, false);
    }

    @Override
    public boolean settled(State state) {
        return state.primary.equals(state.majority)
                && state.published == state.primary.journal.size()
                && state.consumer.projected.equals(state.primary.journal)
                && state.consumer.elsewhere.equals(state.primary.journal);
    }

    @Override
    public List<Step<State>> steps(State state) {
        List<Step<State>> steps = new ArrayList<>();
        for (int i = 0; i < state.senders.size(); i++) {
            sender(state, i, state.senders.get(i), steps);
        }
        database(state, steps);
        state.network.forEach(message -> broker(state, message, steps));
        consumer(state, steps);
        return steps.stream()
                .map(step -> new Step<>(canonical(step.next()), step.fault(), step.broken()))
                .toList();
    }

    /// The senders are alike, and a network has no order: states that differ only in that are one.
    private static State canonical(State state) {
        Sender first = state.senders.getFirst();
        Sender second = state.senders.getLast();
        boolean swap = weight(first) > weight(second);
        List<Message> network = state.network.stream()
                .map(message -> swap ? new Message(1 - message.sender, message.no, message.value) : message)
                .sorted(Comparator.comparingInt(message -> message.value * 2 + message.sender))
                .toList();
        return new State(
                state.primary,
                state.majority,
                swap ? List.of(second, first) : state.senders,
                network,
                state.published,
                state.consumer,
                state.written,
                state.faultsLeft,
                state.rolledBack);
    }

    private static int weight(Sender sender) {
        return sender.phase.rank * 100 + sender.next * 10 + sender.image.size();
    }

    private void sender(State state, int i, Sender sender, List<Step<State>> steps) {
        if (state.faultsLeft > 0 && sender.phase != Phase.IDLE) {
            // A crash, or a time-out; what it has on the network may still arrive.
            steps.add(Step.fault(state.with(i, Sender.IDLE).fault()));
        }
        Doc doc = state.primary;
        switch (sender.phase) {
            case IDLE -> {
                if (state.written < EVENTS) {
                    steps.add(Step.fault(write(state, i)));
                }
                if (doc.unsent && doc.sent < doc.journal.size() && guards.contains(Guard.SWEEP)) {
                    steps.add(Step.fair(state.with(i, drain(doc.journal, doc.sent + 1))));
                }
            }
            case SENDS -> {
                if (startsWith(state.majority.journal, sender.image)
                        || !guards.contains(Guard.SEND_ONLY_WHAT_A_MAJORITY_HAS)) {
                    steps.add(Step.fair(send(state, i, sender)));
                }
            }
            case AWAITS_ACK -> {}
            case CLEARS -> steps.add(Step.fair(clear(state, i, sender)));
        }
    }

    private State write(State state, int i) {
        int value = state.written + 1;
        Doc doc = state.primary;
        List<Integer> journal = append(doc.journal, value);
        boolean mine =
                doc.sent + 1 == journal.size() || !guards.contains(Guard.ONLY_THE_WRITER_OF_THE_FIRST_UNSENT_SENDS);
        State next = new State(
                new Doc(journal, doc.sent, true),
                state.majority,
                state.senders,
                state.network,
                state.published,
                state.consumer,
                value,
                state.faultsLeft,
                state.rolledBack);
        return mine ? next.with(i, drain(journal, journal.size())) : next;
    }

    private static Sender drain(List<Integer> image, int from) {
        return new Sender(Phase.SENDS, image, from);
    }

    private State send(State state, int i, Sender sender) {
        State sent = state.with(append(state.network, new Message(i, sender.next, sender.image.get(sender.next - 1))));
        boolean last = sender.next == sender.image.size();
        if (last && !guards.contains(Guard.CLEAR_ONLY_AFTER_THE_ACK)) {
            return sent.with(i, sender.in(Phase.CLEARS));
        }
        if (!last && !guards.contains(Guard.ONE_RECORD_IN_FLIGHT)) {
            return sent.with(i, new Sender(Phase.SENDS, sender.image, sender.next + 1));
        }
        return sent.with(i, sender.in(Phase.AWAITS_ACK));
    }

    private State clear(State state, int i, Sender sender) {
        Doc doc = state.primary;
        int sent = Math.max(doc.sent, sender.next);
        boolean nothingCame = doc.journal.size() == sender.next;
        if (nothingCame || !guards.contains(Guard.CLEAR_ONLY_WHEN_NOTHING_CAME_SINCE)) {
            return state.with(new Doc(doc.journal, sent, false)).with(i, Sender.IDLE);
        }
        State marked = state.with(new Doc(doc.journal, sent, doc.unsent));
        return sent == doc.journal.size() ? marked.with(i, Sender.IDLE) : marked.with(i, drain(doc.journal, sent + 1));
    }

    private static void database(State state, List<Step<State>> steps) {
        if (state.primary.equals(state.majority)) {
            return;
        }
        Doc doc = state.primary;
        steps.add(Step.fair(new State(
                doc,
                doc,
                state.senders,
                state.network,
                state.published,
                state.consumer,
                state.written,
                state.faultsLeft,
                state.rolledBack)));
        if (!state.rolledBack) {
            List<Sender> kept = state.senders.stream()
                    .map(sender -> startsWith(state.majority.journal, sender.image) ? sender : Sender.IDLE)
                    .toList();
            steps.add(Step.fault(new State(
                    state.majority,
                    state.majority,
                    kept,
                    state.network,
                    state.published,
                    state.consumer,
                    state.written,
                    state.faultsLeft,
                    true)));
        }
    }

    private static void broker(State state, Message message, List<Step<State>> steps) {
        List<Message> rest = new ArrayList<>(state.network);
        rest.remove(message);
        State gone = state.with(rest);
        if (state.faultsLeft > 0) {
            State lost = gone.fault();
            steps.add(Step.fault(awaits(state, message) ? lost.with(message.sender, Sender.IDLE) : lost));
        }
        Consumer consumer = state.consumer;
        if (consumer.unread.size() == UNREAD) {
            return;
        }
        State appended = gone.publishedUpTo(message.no)
                .with(new Consumer(
                        consumer.guard,
                        consumer.projected,
                        consumer.elsewhere,
                        append(consumer.unread, new Message(0, message.no, message.value))));
        steps.add(new Step<>(acknowledge(appended, message), false, brokenBy(state, message)));
        if (state.faultsLeft > 0 && awaits(state, message)) {
            steps.add(Step.fault(appended.with(message.sender, Sender.IDLE).fault()));
        }
    }

    private static String brokenBy(State state, Message message) {
        List<Integer> lasting = state.majority.journal;
        if (lasting.size() < message.no || lasting.get(message.no - 1) != message.value) {
            return "published what may be rolled back: " + message;
        }
        return message.no > state.published + 1 ? "published out of order: " + message : "";
    }

    private static boolean awaits(State state, Message message) {
        Sender sender = state.senders.get(message.sender);
        return sender.phase == Phase.AWAITS_ACK && sender.next == message.no;
    }

    private static State acknowledge(State state, Message message) {
        if (!awaits(state, message)) {
            return state;
        }
        Sender sender = state.senders.get(message.sender);
        return state.with(
                message.sender,
                sender.next == sender.image.size()
                        ? sender.in(Phase.CLEARS)
                        : new Sender(Phase.SENDS, sender.image, sender.next + 1));
    }

    private void consumer(State state, List<Step<State>> steps) {
        Consumer consumer = state.consumer;
        if (consumer.unread.isEmpty()) {
            if (consumer.guard < state.published && guards.contains(Guard.CONSUMER_COMPARES_HEADS)) {
                // Even a lost last event is missed when the owner's heads are compared.
                int missing = state.majority.journal.get(consumer.guard);
                steps.add(Step.fair(state.with(new Consumer(
                        consumer.guard + 1,
                        append(consumer.projected, missing),
                        keyed(consumer, missing),
                        List.of()))));
            }
            return;
        }
        Message head = consumer.unread.getFirst();
        List<Message> rest = consumer.unread.subList(1, consumer.unread.size());
        if (head.no <= consumer.guard && guards.contains(Guard.CONSUMER_SKIPS_DUPLICATES)) {
            steps.add(Step.fair(state.with(
                    new Consumer(consumer.guard, consumer.projected, consumer.elsewhere, List.copyOf(rest)))));
            return;
        }
        boolean gap = head.no > consumer.guard + 1 && guards.contains(Guard.CONSUMER_WAITS_AT_A_GAP);
        // At a gap the owner is asked for what is missing, the record itself waits.
        int value = gap ? state.majority.journal.get(consumer.guard) : head.value;
        List<Integer> elsewhere = keyed(consumer, value);
        int guard = gap ? consumer.guard + 1 : head.no;
        Consumer done = new Consumer(
                guard, append(consumer.projected, value), elsewhere, gap ? consumer.unread : List.copyOf(rest));
        steps.add(new Step<>(state.with(done), false, brokenBy(state, done)));
        if (state.faultsLeft > 0) {
            Consumer diedBeforeGuard = new Consumer(consumer.guard, consumer.projected, elsewhere, consumer.unread);
            Consumer diedBeforeOffset = new Consumer(guard, done.projected, elsewhere, consumer.unread);
            Consumer startedLate =
                    new Consumer(consumer.guard, consumer.projected, consumer.elsewhere, List.copyOf(rest));
            Stream.of(diedBeforeGuard, diedBeforeOffset)
                    .forEach(died -> steps.add(new Step<>(state.with(died).fault(), true, brokenBy(state, died))));
            if (!rest.isEmpty()) {
                steps.add(Step.fault(state.with(startedLate).fault()));
            }
        }
    }

    private List<Integer> keyed(Consumer consumer, int value) {
        return consumer.elsewhere.contains(value) && guards.contains(Guard.EFFECTS_ELSEWHERE_ARE_KEYED_BY_EVENT)
                ? consumer.elsewhere
                : append(consumer.elsewhere, value);
    }

    private static String brokenBy(State state, Consumer consumer) {
        return startsWith(state.majority.journal, consumer.projected)
                        && startsWith(state.majority.journal, consumer.elsewhere)
                ? ""
                : "effects " + consumer.projected + " and " + consumer.elsewhere + " of " + state.majority.journal;
    }

    private static boolean startsWith(List<Integer> whole, List<Integer> part) {
        return part.size() <= whole.size() && whole.subList(0, part.size()).equals(part);
    }

    private static <T> List<T> append(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }
}
