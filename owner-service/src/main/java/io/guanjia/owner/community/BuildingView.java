package io.guanjia.owner.community;

import io.guanjia.platform.store.Stored;

record BuildingView(String id, String communityId, String code, String name, long revision) {

    static BuildingView of(Stored<Building> stored) {
        Building state = stored.state();
        return new BuildingView(stored.id(), state.communityId(), state.code(), state.name(), stored.revision());
    }
}
