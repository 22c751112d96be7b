package io.guanjia.platform.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Walks every state that a model can reach, each once. A model is right when no step breaks a rule and when from every
/// state a settled one can be reached without any further fault.
final class Exploration<S> {

    interface Model<S> {
        S initial();

        List<Step<S>> steps(S state);

        /// All that was promised is done.
        boolean settled(S state);
    }

    /// @param fault something that need not happen: a crash, a new command
    /// @param broken the rule this step breaks, empty when none
    record Step<S>(S next, boolean fault, String broken) {

        static <S> Step<S> fair(S next) {
            return new Step<>(next, false, "");
        }

        static <S> Step<S> fault(S next) {
            return new Step<>(next, true, "");
        }
    }

    /// @param broken the first broken rule found, if any
    record Result(int states, Optional<String> broken) {}

    private final Model<S> model;
    private final Set<S> seen = new HashSet<>();
    private final Map<S, List<S>> fairlyFrom = new HashMap<>();

    Exploration(Model<S> model) {
        this.model = model;
    }

    Result explore() {
        Deque<S> open = new ArrayDeque<>(List.of(model.initial()));
        seen.add(model.initial());
        while (!open.isEmpty()) {
            S state = open.pop();
            for (Step<S> step : model.steps(state)) {
                if (!step.broken().isEmpty()) {
                    return new Result(seen.size(), Optional.of(step.broken()));
                }
                if (!step.fault()) {
                    fairlyFrom
                            .computeIfAbsent(step.next(), _ -> new ArrayList<>(2))
                            .add(state);
                }
                if (seen.add(step.next())) {
                    open.push(step.next());
                }
            }
        }
        return new Result(seen.size(), stuck().map(state -> "never settles: " + state));
    }

    private Optional<S> stuck() {
        Set<S> settles = new HashSet<>();
        Deque<S> open = new ArrayDeque<>();
        seen.stream().filter(model::settled).forEach(state -> {
            settles.add(state);
            open.push(state);
        });
        while (!open.isEmpty()) {
            for (S before : fairlyFrom.getOrDefault(open.pop(), List.of())) {
                if (settles.add(before)) {
                    open.push(before);
                }
            }
        }
        return seen.stream().filter(state -> !settles.contains(state)).findFirst();
    }
}
