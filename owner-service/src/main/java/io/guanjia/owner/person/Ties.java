package io.guanjia.owner.person;

import io.guanjia.owner.OwnerProblem.StillNeeded;
import java.util.Optional;

/// What ties a person to a community, so that its file on them cannot be erased yet.
public interface Ties {

    Optional<StillNeeded> of(String personId, String communityId);
}
