package io.guanjia.owner.community;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.DepartmentChanged;
import io.guanjia.owner.OwnerEvent.DepartmentOpened;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;

/// 部门 of one community; one of each code.
public final class Department {

    public static final AggregateType<Department> TYPE = new AggregateType<>(
            "departments",
            Department.class,
            OwnerEvent.CATALOG,
            Map.of(),
            List.of(List.of("unique:communityId", "code")));

    private final String communityId;
    private final DepartmentCode code;
    private String name;

    Department(String communityId, DepartmentCode code, String name) {
        this.communityId = communityId;
        this.code = code;
        this.name = name;
    }

    public static Department open(String id, String communityId, DepartmentCode code, String name, Change change) {
        change.record(new DepartmentOpened(communityId, id, code.code(), name));
        return new Department(communityId, code, name);
    }

    public void rename(String id, String newName, Change change) {
        name = newName;
        change.editContent();
        change.record(new DepartmentChanged(communityId, id, code.code(), name));
    }

    public String communityId() {
        return communityId;
    }

    public DepartmentCode code() {
        return code;
    }

    public String name() {
        return name;
    }
}
