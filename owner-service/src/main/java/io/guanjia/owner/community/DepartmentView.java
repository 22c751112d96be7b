package io.guanjia.owner.community;

import io.guanjia.platform.store.Stored;

record DepartmentView(String id, String communityId, DepartmentCode code, String name, long revision) {

    static DepartmentView of(Stored<Department> stored) {
        Department state = stored.state();
        return new DepartmentView(stored.id(), state.communityId(), state.code(), state.name(), stored.revision());
    }
}
