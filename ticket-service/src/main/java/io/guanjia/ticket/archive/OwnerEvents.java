package io.guanjia.ticket.archive;

import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.Projections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What this service hears of owner-service.
public final class OwnerEvents {

    /// Somebody is to be forgotten.
    ///
    /// @param phoneHashes keyed hashes of the phones that were on file
    public record PersonErased(
            String communityId, String personId, @Nullable List<String> phoneHashes) {}

    /// Somebody works there no more; the event says who and nothing else.
    public record StaffDismissed(String staffId) {}

    private OwnerEvents() {}

    /// Everything heard goes into the archive.
    ///
    /// @param erase forgets the person in all tickets; called again after a crash
    public static Hearing hearing(Archive archive, Consumer<Heard<PersonErased>> erase) {
        return Hearing.of("ticket")
                .on("owner", "community.opened", Community.class, into(archive.communities()))
                .on("owner", "community.changed", Community.class, into(archive.communities()))
                .on("owner", "department.opened", Department.class, into(archive.departments()))
                .on("owner", "department.changed", Department.class, into(archive.departments()))
                .on("owner", "building.registered", Building.class, into(archive.buildings()))
                .on("owner", "building.changed", Building.class, into(archive.buildings()))
                .on("owner", "unit.registered", Unit.class, into(archive.units()))
                .on("owner", "unit.changed", Unit.class, into(archive.units()))
                .on("owner", "residency.started", Residency.class, into(archive.residencies()))
                .on("owner", "residency.changed", Residency.class, into(archive.residencies()))
                .on("owner", "residency.ended", Residency.class, into(archive.residencies()))
                .on("owner", "staff.appointed", StaffMember.class, into(archive.staff()))
                .on("owner", "staff.changed", StaffMember.class, into(archive.staff()))
                .on("owner", "staff.dismissed", StaffDismissed.class, out(archive.staff()))
                .on("owner", "person.erased", PersonErased.class, erase);
    }

    private static <P> Consumer<Heard<P>> into(Projections<P> projections) {
        return heard -> projections.save(heard.key(), heard.seq(), heard.data());
    }

    private static <P, T> Consumer<Heard<T>> out(Projections<P> projections) {
        return heard -> projections.change(heard.key(), heard.seq(), _ -> null);
    }
}
