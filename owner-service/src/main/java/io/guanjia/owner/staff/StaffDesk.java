package io.guanjia.owner.staff;

import io.guanjia.owner.OwnerProblem.AlreadyAppointed;
import io.guanjia.owner.Permit;
import io.guanjia.owner.Unique;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.account.FirstPassword;
import io.guanjia.owner.community.CommunityDesk;
import io.guanjia.owner.person.Language;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.owner.person.PersonCard;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
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
import io.guanjia.platform.web.Ids;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Appoints, changes and dismisses staff.
@Service
class StaffDesk {

    private static final Set<Role> LEADERS = Set.of(Role.ADMIN, Role.MANAGER);

    private final Aggregates<Appointment> appointments;
    private final CommunityDesk communities;
    private final PersonArchive people;
    private final AccountDesk accounts;

    StaffDesk(
            Aggregates<Appointment> appointments,
            CommunityDesk communities,
            PersonArchive people,
            AccountDesk accounts) {
        this.appointments = appointments;
        this.communities = communities;
        this.people = people;
        this.accounts = accounts;
    }

    /// Appoints somebody on file. Person, account and appointment are three writes, each found again by a
    /// repeat of the call; until the last one stands, the first two give no rights.
    Outcome<Appointment> appoint(
            String communityId, String personId, Duties duties, @Nullable FirstPassword account, Call call) {
        requireAppoint(call.caller(), communityId, duties);
        if (!people.knows(communityId, personId)) {
            throw new RefusedException(InvalidRequest.of("/personId", "unknown"));
        }
        check(communityId, duties);
        accounts.openIfNone(communityId, personId, account, call.create());
        return Unique.write(
                appointments,
                seat(communityId, personId),
                () -> appointments.create(
                        call.newId(),
                        call.create(),
                        change -> Appointment.appoint(call.newId(), communityId, personId, duties, change)),
                AlreadyAppointed::new);
    }

    /// Appoints somebody who may not be on file yet.
    Outcome<Appointment> appoint(
            String communityId, PersonCard card, Duties duties, @Nullable FirstPassword account, Call call) {
        requireAppoint(call.caller(), communityId, duties);
        check(communityId, duties);
        String newId = Ids.derive("person appointed by", call.newId());
        String personId = people.onFile(newId, communityId, Language.CHINESE, card, call.create());
        return appoint(communityId, personId, duties, account, call);
    }

    Stored<Appointment> appointment(String id, Caller caller) {
        Stored<Appointment> stored = appointments.get(id, Permit.known(caller));
        Permit.READ_STAFF.requireOrPlatform(caller, stored.state().communityId());
        return stored;
    }

    Page<Stored<Appointment>> staff(String communityId, Caller caller, PageRequest page) {
        Permit.READ_STAFF.requireOrPlatform(caller, communityId);
        return appointments.list(Scope.communities(List.of(communityId)), Filter.all(), page);
    }

    Outcome<Appointment> change(String id, UnaryOperator<Duties> edit, Call call) {
        Appointment known = appointment(id, call.caller()).state();
        requireAppoint(call.caller(), known.communityId(), known.duties());
        Duties wanted = edit.apply(known.duties());
        requireAppoint(call.caller(), known.communityId(), wanted);
        check(known.communityId(), wanted);
        return appointments.change(
                id,
                Permit.known(call.caller()),
                call.edit(),
                (appointment, change) -> appointment.change(id, edit.apply(appointment.duties()), change));
    }

    Outcome<Appointment> dismiss(String id, Call call) {
        Appointment known = appointment(id, call.caller()).state();
        requireAppoint(call.caller(), known.communityId(), known.duties());
        return appointments.change(
                id,
                Permit.known(call.caller()),
                call.transition(),
                (appointment, change) -> appointment.dismiss(id, change));
    }

    private void check(String communityId, Duties duties) {
        communities.of(communityId);
        if (duties.departmentId() != null) {
            communities.requireDepartment(communityId, duties.departmentId(), "/departmentId");
        }
        for (int i = 0; i < duties.zones().size(); i++) {
            communities.requireBuilding(communityId, duties.zones().get(i), "/zones/" + i);
        }
    }

    /// Nobody makes, changes or dismisses those who may do so to them.
    private static void requireAppoint(Caller caller, String communityId, Duties duties) {
        boolean leads = duties.roles().stream().anyMatch(LEADERS::contains);
        (leads ? Permit.APPOINT_LEADERS : Permit.APPOINT_STAFF).requireOrPlatform(caller, communityId);
    }

    private static Filter seat(String communityId, String personId) {
        return Filter.all().with("seat", communityId + ":" + personId);
    }
}
