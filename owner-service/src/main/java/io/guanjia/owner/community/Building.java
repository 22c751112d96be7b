package io.guanjia.owner.community;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.BuildingChanged;
import io.guanjia.owner.OwnerEvent.BuildingRegistered;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;

/// 楼栋. The code is unique in its community and never changes: labels of units begin with it.
public final class Building {

    public static final AggregateType<Building> TYPE = new AggregateType<>(
            "buildings", Building.class, OwnerEvent.CATALOG, Map.of(), List.of(List.of("unique:communityId", "code")));

    private final String communityId;
    private final String code;
    private String name;

    Building(String communityId, String code, String name) {
        this.communityId = communityId;
        this.code = code;
        this.name = name;
    }

    public static Building register(String id, String communityId, String code, String name, Change change) {
        change.record(new BuildingRegistered(communityId, id, code, name));
        return new Building(communityId, code, name);
    }

    public void rename(String id, String newName, Change change) {
        name = newName;
        change.editContent();
        change.record(new BuildingChanged(communityId, id, code, name));
    }

    public String communityId() {
        return communityId;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
