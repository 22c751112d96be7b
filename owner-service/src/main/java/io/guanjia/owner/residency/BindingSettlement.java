package io.guanjia.owner.residency;

import io.guanjia.owner.OwnerProblem.AlreadyResident;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.store.TimerHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Keeps the promise of an approval. Starting the residency is idempotent by its id, so a firing that is
/// repeated after a crash finds it there.
@Component
class BindingSettlement implements TimerHandler<Binding> {

    private final ResidencyDesk residencies;

    BindingSettlement(ResidencyDesk residencies) {
        this.residencies = residencies;
    }

    @Override
    public void fire(Stored<Binding> stored, Binding binding, Change change) {
        binding.settled(stored.id(), standing(stored.id(), binding, change), change);
    }

    private String standing(String id, Binding binding, Change change) {
        String promised = binding.promised();
        if (!promised.equals(BindingDesk.newResidency(id))) {
            return promised;
        }
        ResidencyTerms terms = new ResidencyTerms(binding.kind(), null, new Span(binding.from(), null), List.of());
        Command command = Command.system("binding", id, change.at());
        try {
            return residencies
                    .start(promised, binding.home(), binding.personId(), terms, command)
                    .stored()
                    .id();
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof AlreadyResident meanwhile) {
                return meanwhile.residencyId();
            }
            throw refused;
        }
    }
}
