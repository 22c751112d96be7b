package io.guanjia.owner.community;

import io.guanjia.owner.OwnerProblem.AlreadyThere;
import io.guanjia.owner.Permit;
import io.guanjia.owner.Unique;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/// Opens communities and what they are made of.
@Service
public class CommunityDesk {

    private final Aggregates<Community> communities;
    private final Aggregates<Department> departments;
    private final Aggregates<Building> buildings;

    CommunityDesk(
            Aggregates<Community> communities, Aggregates<Department> departments, Aggregates<Building> buildings) {
        this.communities = communities;
        this.departments = departments;
        this.buildings = buildings;
    }

    Outcome<Community> open(String name, ZoneId zone, String currency, Call call) {
        Permit.requirePlatform(call.caller());
        String id = call.newId();
        return communities.create(id, call.create(), change -> Community.open(id, name, zone, currency, change));
    }

    Stored<Community> community(String id, Caller caller) {
        return communities.get(id, Permit.known(caller));
    }

    Page<Stored<Community>> communities(Caller caller, PageRequest page) {
        return communities.list(Permit.known(caller), Filter.all(), page);
    }

    Outcome<Community> rename(String id, String name, Call call) {
        Permit.EDIT_COMMUNITY.require(call.caller(), id);
        return communities.change(
                id, Permit.known(call.caller()), call.edit(), (community, change) -> community.rename(name, change));
    }

    Outcome<Department> openDepartment(String communityId, DepartmentCode code, String name, Call call) {
        Permit.EDIT_COMMUNITY.require(call.caller(), communityId);
        String id = call.newId();
        return Unique.write(
                departments,
                Filter.all().with("communityId", communityId).with("code", code),
                () -> departments.create(
                        id, call.create(), change -> Department.open(id, communityId, code, name, change)),
                holder -> new AlreadyThere("code", holder));
    }

    Stored<Department> department(String id, Caller caller) {
        return departments.get(id, inside(caller));
    }

    Page<Stored<Department>> departments(String communityId, Caller caller, PageRequest page) {
        Permit.READ_COMMUNITY.require(caller, communityId);
        return departments.list(Scope.communities(List.of(communityId)), Filter.all(), page);
    }

    Outcome<Department> renameDepartment(String id, String name, Call call) {
        requireEdit(department(id, call.caller()).state().communityId(), call);
        return departments.change(
                id, inside(call.caller()), call.edit(), (department, change) -> department.rename(id, name, change));
    }

    Outcome<Building> registerBuilding(String communityId, String code, String name, Call call) {
        Permit.EDIT_COMMUNITY.require(call.caller(), communityId);
        String id = call.newId();
        return Unique.write(
                buildings,
                Filter.all().with("communityId", communityId).with("code", code),
                () -> buildings.create(
                        id, call.create(), change -> Building.register(id, communityId, code, name, change)),
                holder -> new AlreadyThere("code", holder));
    }

    Stored<Building> building(String id, Caller caller) {
        return buildings.get(id, inside(caller));
    }

    Page<Stored<Building>> buildings(String communityId, Caller caller, PageRequest page) {
        Permit.READ_COMMUNITY.require(caller, communityId);
        return buildings.list(Scope.communities(List.of(communityId)), Filter.all(), page);
    }

    Outcome<Building> renameBuilding(String id, String name, Call call) {
        requireEdit(building(id, call.caller()).state().communityId(), call);
        return buildings.change(
                id, inside(call.caller()), call.edit(), (building, change) -> building.rename(id, name, change));
    }

    /// The community itself, for those who count its days.
    public Community of(String communityId) {
        return communities
                .find(communityId, Scope.everything())
                .orElseThrow(() -> new RefusedException(new NotFound()))
                .state();
    }

    /// Insists that a building named in a body belongs to the community.
    public void requireBuilding(String communityId, String buildingId, String pointer) {
        if (buildings.find(buildingId, Scope.communities(List.of(communityId))).isEmpty()) {
            throw new RefusedException(InvalidRequest.of(pointer, "unknown"));
        }
    }

    /// Insists that a department named in a body belongs to the community.
    public void requireDepartment(String communityId, String departmentId, String pointer) {
        if (departments
                .find(departmentId, Scope.communities(List.of(communityId)))
                .isEmpty()) {
            throw new RefusedException(InvalidRequest.of(pointer, "unknown"));
        }
    }

    private static void requireEdit(String communityId, Call call) {
        Permit.EDIT_COMMUNITY.require(call.caller(), communityId);
    }

    private static Scope inside(Caller caller) {
        return Scope.communities(Permit.READ_COMMUNITY.communities(caller));
    }
}
