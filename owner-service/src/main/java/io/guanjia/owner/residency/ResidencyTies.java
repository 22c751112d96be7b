package io.guanjia.owner.residency;

import io.guanjia.owner.OwnerProblem.StillNeeded;
import io.guanjia.owner.person.Ties;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whoever lives in a community, or will, is on file there.
@Component
class ResidencyTies implements Ties {

    private final Residencies residencies;

    ResidencyTies(Residencies residencies) {
        this.residencies = residencies;
    }

    @Override
    public Optional<StillNeeded> of(String personId, String communityId) {
        return residencies.notOverOf(personId).stream()
                .filter(stored -> stored.state().communityId().equals(communityId))
                .findFirst()
                .map(stored -> new StillNeeded("residency", stored.id()));
    }
}
