package io.guanjia.demo;

import io.guanjia.api.Unexpected;
import io.guanjia.trial.Diary;
import io.guanjia.trial.Person;
import io.guanjia.trial.SignIns;
import io.guanjia.trial.World;
import io.guanjia.trial.World.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everybody signs in.
final class Opening {

    private static final String HOME = "3-2-1801";
    private static final String TENANT = "+8613800000028";
    private static final List<String> BYSTANDERS = List.of("+8613800000014", "+8613800000062");

    private final World world;
    private final SignIns signIns;
    private final int number;

    Opening(World world, Diary diary) {
        this.world = world;
        this.signIns = new SignIns(world, diary);
        this.number = diary.begin();
    }

    Cast tell(Telling telling) {
        telling.chapter("1  The community %s".formatted(World.COMMUNITY));
        List<Person> residents = new ArrayList<>();
        List<Person> staff = new ArrayList<>();
        Account household = household();
        telling.step(
                "%s of %s signs in by phone and one-time code".formatted(household.name(), household.unit()), () -> {
                    residents.add(signIns.byCode(household).orElseGet(() -> signIns.again(household)));
                    return "%s, %s"
                            .formatted(
                                    household.phone(),
                                    residents.getFirst().home().path("label").asString());
                });
        telling.step("a tenant, a co-owner and a neighbour are signed in", () -> {
            Stream.concat(Stream.of(TENANT), BYSTANDERS.stream())
                    .map(this::byPhone)
                    .filter(account -> !account.equals(household))
                    .forEach(account -> residents.add(signIns.again(account)));
            return residents.stream().skip(1).map(Person::name).toList().toString();
        });
        telling.step("staff sign in by password", () -> {
            Stream.concat(
                            world.inRole("worker"),
                            Stream.of("agent", "finance", "cashier", "manager").map(world::first))
                    .map(signIns::staff)
                    .forEach(staff::add);
            return staff.stream()
                    .map(person -> person.account().username())
                    .toList()
                    .toString();
        });
        telling.outcome("%d people signed in".formatted(residents.size() + staff.size()));
        Person owner = residents.getFirst();
        return new Cast(
                owner.home().path("communityId").asString(),
                owner,
                residents.get(1),
                residents.subList(2, residents.size()),
                staff.stream()
                        .filter(person -> person.account().role().equals("worker"))
                        .toList(),
                one(staff, "agent"),
                one(staff, "finance"),
                one(staff, "cashier"),
                one(staff, "manager"));
    }

    /// The first owner of a unit, another unit at each telling; the first time the one with two owners.
    private Account household() {
        List<String> units = Stream.concat(
                        Stream.of(HOME), world.inRole("resident").map(Account::unit))
                .distinct()
                .filter(unit -> !unit.equals(byPhone(TENANT).unit()))
                .toList();
        return world.residentOf(units.get(number % units.size()));
    }

    private Account byPhone(String phone) {
        return world.accounts().stream()
                .filter(account -> phone.equals(account.phone()))
                .findFirst()
                .orElseThrow(() -> new Unexpected("accounts.json has no " + phone));
    }

    private static Person one(List<Person> staff, String role) {
        return staff.stream()
                .filter(person -> person.account().role().equals(role))
                .findFirst()
                .orElseThrow();
    }
}
