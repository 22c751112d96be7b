package io.guanjia.platform.store;

import io.guanjia.platform.store.Exploration.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A timer of one aggregate as a model: commands arm it, arm it again (also for the same instant) and cancel it, while
/// two nodes look for due ones and fire. Every step of a node may be its last, or come much later.
final class TimerModel implements Exploration.Model<TimerModel.State> {

    enum Guard {
        READ_AGAIN_BEFORE_FIRING,
        FIRE_ONLY_WHEN_DUE,
        WRITE_ONLY_ON_THE_VERSION_READ
    }

    private static final int END = 3;
    private static final int COMMANDS = 3;

    private final Set<Guard> guards;
    private final int crashes;

    TimerModel(Set<Guard> guards, int crashes) {
        this.guards = guards.isEmpty() ? EnumSet.noneOf(Guard.class) : EnumSet.copyOf(guards);
        this.crashes = crashes;
    }

    /// @param generation 0 when none is armed
    record Doc(int version, int generation, int due) {}

    /// @param found the document as the due query or the read before firing showed it
    record Node(Phase phase, Doc found) {}

    enum Phase {
        IDLE,
        FOUND,
        DECIDED
    }

    record State(
            Doc doc,
            int time,
            int last,
            Set<Integer> fired,
            Set<Integer> cancelled,
            List<Node> nodes,
            int commands,
            int crashesLeft) {

        State with(int index, Phase phase, Doc found) {
            List<Node> next = new ArrayList<>(nodes);
            next.set(index, new Node(phase, found));
            return new State(doc, time, last, fired, cancelled, List.copyOf(next), commands, crashesLeft);
        }
    }

    @Override
    public State initial() {
        Doc doc = new Doc(0, 0, 0);
        Node idle = new Node(Phase.IDLE, doc);
        return new State(doc, 0, 0, Set.of(), Set.of(), List.of(idle, idle), COMMANDS, crashes);
    }

    @Override
    public boolean settled(State state) {
        return state.time == END
                && state.doc.generation == 0
                && state.fired.size() + state.cancelled.size() == state.last;
    }

    @Override
    public List<Step<State>> steps(State state) {
        List<Step<State>> steps = new ArrayList<>();
        if (state.time < END) {
            steps.add(Step.fair(new State(
                    state.doc,
                    state.time + 1,
                    state.last,
                    state.fired,
                    state.cancelled,
                    state.nodes,
                    state.commands,
                    state.crashesLeft)));
        }
        if (state.commands > 0) {
            for (int due = state.time; due <= END; due++) {
                steps.add(Step.fault(command(state, state.last + 1, due)));
            }
            steps.add(Step.fault(command(state, 0, 0)));
        }
        for (int i = 0; i < state.nodes.size(); i++) {
            node(state, i, state.nodes.get(i), steps);
        }
        return steps;
    }

    /// Arms the given generation, or cancels with 0; the timer armed before is cancelled in both cases.
    private static State command(State state, int generation, int due) {
        Set<Integer> cancelled =
                state.doc.generation == 0 ? state.cancelled : with(state.cancelled, state.doc.generation);
        return new State(
                new Doc(state.doc.version + 1, generation, due),
                state.time,
                Math.max(state.last, generation),
                state.fired,
                cancelled,
                state.nodes,
                state.commands - 1,
                state.crashesLeft);
    }

    private void node(State state, int i, Node node, List<Step<State>> steps) {
        Doc doc = state.doc;
        Doc none = new Doc(0, 0, 0);
        if (node.phase != Phase.IDLE && state.crashesLeft > 0) {
            State crashed = state.with(i, Phase.IDLE, none);
            steps.add(Step.fault(new State(
                    crashed.doc,
                    crashed.time,
                    crashed.last,
                    crashed.fired,
                    crashed.cancelled,
                    crashed.nodes,
                    crashed.commands,
                    crashed.crashesLeft - 1)));
        }
        switch (node.phase) {
            case IDLE -> {
                if (isDue(doc, state.time)) {
                    steps.add(Step.fair(state.with(i, Phase.FOUND, doc)));
                }
            }
            case FOUND -> {
                if (!guards.contains(Guard.READ_AGAIN_BEFORE_FIRING)) {
                    steps.add(Step.fair(
                            state.with(i, Phase.DECIDED, new Doc(doc.version, node.found.generation, node.found.due))));
                } else if (isDue(doc, state.time)) {
                    steps.add(Step.fair(state.with(i, Phase.DECIDED, doc)));
                } else {
                    steps.add(Step.fair(state.with(i, Phase.IDLE, none)));
                }
            }
            case DECIDED -> {
                boolean won =
                        doc.version == node.found.version || !guards.contains(Guard.WRITE_ONLY_ON_THE_VERSION_READ);
                steps.add(won ? fire(state, i, node) : Step.fair(state.with(i, Phase.IDLE, none)));
            }
        }
    }

    private boolean isDue(Doc doc, int time) {
        return doc.generation > 0 && (doc.due <= time || !guards.contains(Guard.FIRE_ONLY_WHEN_DUE));
    }

    private static Step<State> fire(State state, int i, Node node) {
        int generation = node.found.generation;
        String broken = "";
        if (state.fired.contains(generation)) {
            broken = "fired twice: " + generation;
        } else if (state.cancelled.contains(generation)) {
            broken = "fired though cancelled: " + generation;
        } else if (node.found.due > state.time) {
            broken = "fired early: " + generation;
        }
        State fired = new State(
                        new Doc(state.doc.version + 1, 0, 0),
                        state.time,
                        state.last,
                        with(state.fired, generation),
                        state.cancelled,
                        state.nodes,
                        state.commands,
                        state.crashesLeft)
                .with(i, Phase.IDLE, new Doc(0, 0, 0));
        return new Step<>(fired, false, broken);
    }

    private static Set<Integer> with(Set<Integer> set, int generation) {
        Set<Integer> more = new TreeSet<>(set);
        more.add(generation);
        return more;
    }
}
