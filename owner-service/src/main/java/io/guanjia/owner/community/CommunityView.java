package io.guanjia.owner.community;

import io.guanjia.platform.store.Stored;

record CommunityView(String id, String name, String zone, String currency, long revision) {

    static CommunityView of(Stored<Community> stored) {
        Community state = stored.state();
        return new CommunityView(stored.id(), state.name(), state.zone(), state.currency(), stored.revision());
    }
}
