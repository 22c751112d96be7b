package io.guanjia.owner;

import static io.guanjia.owner.staff.Role.ADMIN;
import static io.guanjia.owner.staff.Role.AGENT;
import static io.guanjia.owner.staff.Role.AUDITOR;
import static io.guanjia.owner.staff.Role.CASHIER;
import static io.guanjia.owner.staff.Role.COLLECTOR;
import static io.guanjia.owner.staff.Role.COMMITTEE;
import static io.guanjia.owner.staff.Role.CONTROL_ROOM;
import static io.guanjia.owner.staff.Role.DEPARTMENT_HEAD;
import static io.guanjia.owner.staff.Role.FINANCE;
import static io.guanjia.owner.staff.Role.MANAGER;
import static io.guanjia.owner.staff.Role.METER_READER;
import static io.guanjia.owner.staff.Role.RESIDENT;
import static io.guanjia.owner.staff.Role.SHIFT_LEADER;
import static io.guanjia.owner.staff.Role.SUPERVISOR;
import static io.guanjia.owner.staff.Role.WORKER;

import io.guanjia.owner.staff.Role;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Caller;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Who may what in owner-service. A role counts in its own community only; whoever has none there is told
/// that there is no such thing, whoever has another one that it does not suffice.
public final class Permit {

    public static final Permit READ_COMMUNITY = new Permit(EnumSet.allOf(Role.class));
    public static final Permit EDIT_COMMUNITY = new Permit(EnumSet.of(MANAGER, ADMIN));
    public static final Permit READ_UNITS = new Permit(EnumSet.complementOf(EnumSet.of(RESIDENT, COMMITTEE)));
    /// Workers and auditors are told of single units, not of the whole community's.
    public static final Permit LIST_UNITS =
            new Permit(EnumSet.complementOf(EnumSet.of(RESIDENT, COMMITTEE, WORKER, AUDITOR)));
    /// How to call on a household is told to whoever calls there or sends somebody.
    public static final Permit SEE_SERVICE_NOTES = new Permit(EnumSet.of(
            AGENT, SUPERVISOR, WORKER, SHIFT_LEADER, DEPARTMENT_HEAD, METER_READER, MANAGER, CONTROL_ROOM, ADMIN));
    public static final Permit READ_PEOPLE =
            new Permit(EnumSet.of(AGENT, SUPERVISOR, COLLECTOR, CASHIER, FINANCE, MANAGER, CONTROL_ROOM, ADMIN));
    /// Care flags are kept with consent for a purpose: whoever has only to do with money is not told.
    public static final Permit SEE_CARE_FLAGS = new Permit(EnumSet.of(AGENT, SUPERVISOR, MANAGER, CONTROL_ROOM, ADMIN));
    public static final Permit EDIT_PEOPLE = new Permit(EnumSet.of(AGENT, SUPERVISOR, MANAGER, ADMIN));
    public static final Permit REVEAL = new Permit(EnumSet.of(AGENT, SUPERVISOR, COLLECTOR, MANAGER, CONTROL_ROOM));
    public static final Permit READ_REVEALS = new Permit(EnumSet.of(SUPERVISOR, MANAGER, ADMIN, AUDITOR));
    public static final Permit ERASE_PEOPLE = new Permit(EnumSet.of(MANAGER, ADMIN));
    public static final Permit EDIT_RESIDENCIES = new Permit(EnumSet.of(AGENT, SUPERVISOR, MANAGER, ADMIN));
    public static final Permit DECIDE_BINDINGS = new Permit(EnumSet.of(AGENT, SUPERVISOR, MANAGER, ADMIN));
    public static final Permit READ_STAFF = new Permit(EnumSet.complementOf(EnumSet.of(RESIDENT, COMMITTEE)));
    public static final Permit APPOINT_STAFF = new Permit(EnumSet.of(MANAGER, ADMIN));
    public static final Permit APPOINT_LEADERS = new Permit(EnumSet.of(ADMIN));
    public static final Permit RUN_ACCOUNTS = new Permit(EnumSet.of(ADMIN));

    /// The community of the one grant that holds nowhere in particular: its `admin` opens communities and
    /// appoints their staff, and may nothing else.
    public static final String PLATFORM = "*";

    private final String[] roles;

    Permit(Set<Role> roles) {
        this.roles = roles.stream().map(Role::code).toArray(String[]::new);
    }

    /// Insists on the permit in that community.
    public void require(Caller caller, String communityId) {
        caller.require(communityId, roles);
    }

    /// The permit of the platform's admin instead of one in the community.
    public void requireOrPlatform(Caller caller, String communityId) {
        if (!isPlatformAdmin(caller)) {
            require(caller, communityId);
        }
    }

    /// The permit in a community whose existence the caller need not know of.
    public void requireEverywhere(Caller caller, String communityId) {
        if (!communities(caller).contains(communityId)) {
            throw new RefusedException(new Forbidden());
        }
    }

    public boolean allows(Caller caller, String communityId) {
        return caller.has(communityId, roles);
    }

    /// The communities in which the caller has the permit.
    public List<String> communities(Caller caller) {
        return caller.communitiesWith(roles);
    }

    public static boolean isPlatformAdmin(Caller caller) {
        return caller.has(PLATFORM, ADMIN.code());
    }

    public static void requirePlatform(Caller caller) {
        if (!isPlatformAdmin(caller)) {
            throw new RefusedException(new Forbidden());
        }
    }

    /// Everything in communities that know the caller; what is read in it still needs a permit.
    public static Scope known(Caller caller) {
        return isPlatformAdmin(caller) ? Scope.everything() : Scope.communities(READ_COMMUNITY.communities(caller));
    }
}
