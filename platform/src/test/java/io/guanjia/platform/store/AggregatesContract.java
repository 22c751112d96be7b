package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.KeyReused;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.CommonRefusal.PreconditionFailed;
import io.guanjia.platform.domain.CommonRefusal.TooLarge;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Parcel.Tagged;
import io.guanjia.platform.store.Parcel.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/// What services may rely on, whichever implementation is behind the port.
abstract class AggregatesContract {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    Aggregates<Parcel> parcels;

    abstract Aggregates<Parcel> empty();

    /// Fires what is due at that instant; answers how many timers fired.
    abstract int fireDue(Instant now);

    @BeforeEach
    void startEmpty() {
        parcels = empty();
    }

    @Test
    void keepsWhatWasCreated() {
        Outcome<Parcel> created = take("p1", "north", "a");

        assertThat(created.replayed()).isFalse();
        Stored<Parcel> stored = parcels.get("p1", Parcel.NORTH);
        assertThat(stored).usingRecursiveComparison().isEqualTo(created.stored());
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.revision()).isEqualTo(1);
        assertThat(stored.createdAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00.123Z"));
        Entry entry = stored.journal().getFirst();
        assertThat(entry.no()).isEqualTo(1);
        assertThat(entry.type()).isEqualTo("parcel.taken");
        assertThat(entry.data())
                .isEqualTo(Map.of("communityId", "north", "at", "2026-11-22T12:00:00.123456789Z", "weight", "2.50"));
        assertThat(entry.actor()).isEqualTo(Actor.person("ann", "app"));
    }

    @Test
    void answersARepeatedCreateWithTheThingAsItIsNow() {
        take("p1", "north", "a");
        tag("p1", "t1", "fragile");

        Outcome<Parcel> again = take("p1", "north", "a");

        assertThat(again.replayed()).isTrue();
        assertThat(again.stored().state().tags).containsExactly("fragile");
        assertThat(again.stored().journal()).hasSize(2);
    }

    @Test
    void answersARepeatedCreateThoughItWouldBeRefusedNow() {
        take("p1", "north", "a");

        Outcome<Parcel> again = parcels.create("p1", command("c-p1", "fp-a", null), _ -> {
            throw new RefusedException(new NotFound());
        });

        assertThat(again.replayed()).isTrue();
    }

    @Test
    void refusesACreateUnderAUsedKeyWithAnotherBody() {
        take("p1", "north", "a");

        assertRefused(() -> take("p1", "north", "b"), new KeyReused());
    }

    @Test
    void refusesASecondHolderOfAUniqueField() {
        take("p1", "north", "a");

        assertThatThrownBy(() -> take("p2", "north", "a")).isInstanceOf(DuplicateKeyException.class);
        assertThat(take("p3", "south", "a").replayed()).isFalse();
    }

    @Test
    void storesStateJournalAndVersionTogether() {
        take("p1", "north", "a");

        Stored<Parcel> changed = tag("p1", "t1", "fragile").stored();

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.revision()).isEqualTo(1);
        assertThat(changed.journal()).extracting(Entry::no).containsExactly(1L, 2L);
        assertThat(parcels.get("p1", Parcel.NORTH)).usingRecursiveComparison().isEqualTo(changed);
    }

    @Test
    void raisesTheRevisionWhenContentIsEdited() {
        take("p1", "north", "a");

        assertThat(edit("p1", "e1", null).stored().revision()).isEqualTo(2);
    }

    @Test
    void carriesOutACommandOnce() {
        take("p1", "north", "a");
        tag("p1", "t1", "fragile");

        Outcome<Parcel> again = tag("p1", "t1", "fragile");

        assertThat(again.replayed()).isTrue();
        assertThat(again.stored().state().tags).containsExactly("fragile");
    }

    @Test
    void refusesAChangeUnderAUsedKeyWithAnotherBody() {
        take("p1", "north", "a");
        tag("p1", "t1", "fragile");

        assertRefused(() -> tag("p1", "t1", "heavy"), new KeyReused());
    }

    @Test
    void doesNotTakeAnotherCallersKeyForARepeat() {
        take("p1", "north", "a");
        tag("p1", "t1", "fragile");
        Command other = new Command("t1", "fp-fragile", Actor.person("bob", "app"), NOON, null, null);

        Outcome<Parcel> his = parcels.change("p1", Parcel.NORTH, other, tagging("fragile"));

        assertThat(his.replayed()).isFalse();
    }

    @Test
    void refusesAnEditOfAnOldRevisionButAnswersItsRepeat() {
        take("p1", "north", "a");
        edit("p1", "e1", 1L);

        assertRefused(() -> edit("p1", "e2", 1L), new PreconditionFailed(2));
        assertThat(edit("p1", "e1", 1L).replayed()).isTrue();
    }

    @Test
    void reachesWhatLiesWithinASpan() {
        take("p1", "north", "a");
        Instant seen = Instant.parse("2026-11-22T01:02:03Z");

        assertThat(parcels.find("p1", seenWithin(seen, seen.plusMillis(1)))).isPresent();
        assertThat(parcels.find("p1", seenWithin(seen, null))).isPresent();
        assertThat(parcels.find("p1", seenWithin(seen.plusMillis(1), null))).isEmpty();
        assertThat(parcels.find("p1", seenWithin(seen.minusSeconds(1), seen))).isEmpty();
    }

    private static Scope seenWithin(Instant from, @Nullable Instant to) {
        return new Scope(List.of(Map.of("communityId", List.of("north"), "seenAt", List.of(new Between(from, to)))));
    }

    @Test
    void hidesWhatIsOutOfScope() {
        take("p1", "north", "a");
        Scope south = Scope.communities(List.of("south"));

        assertThat(parcels.find("p1", south)).isEmpty();
        assertThat(parcels.find("p1", Scope.nothing())).isEmpty();
        assertThat(parcels.find("p1", south.or(Parcel.NORTH))).isPresent();
        assertRefused(() -> parcels.get("p1", south), new NotFound());
        assertRefused(() -> parcels.change("p1", south, command("t1", "fp", null), tagging("x")), new NotFound());
        assertThat(parcels.list(south, Filter.all(), new PageRequest(10, null)).items())
                .isEmpty();
        assertThat(parcels.list(Scope.nothing(), Filter.all(), new PageRequest(10, null))
                        .items())
                .isEmpty();
    }

    @Test
    void changesNothingWhenTheCommandIsRefused() {
        take("p1", "north", "a");

        assertRefused(
                () -> parcels.change("p1", Parcel.NORTH, command("t1", "fp", null), (parcel, change) -> {
                    parcel.tags.add("half done");
                    change.record(new Tagged("north", "half done"));
                    throw new RefusedException(new NotFound());
                }),
                new NotFound());
        assertThat(parcels.get("p1", Parcel.NORTH).state().tags).isEmpty();
    }

    @Test
    void demandsAJournalEntryOfEveryCommand() {
        take("p1", "north", "a");

        assertThatThrownBy(() -> parcels.change(
                        "p1", Parcel.NORTH, command("t1", "fp", null), (parcel, _) -> parcel.tags.add("silent")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(parcels.get("p1", Parcel.NORTH).state().tags).isEmpty();
    }

    @Test
    void refusesAnOversizedEventBeforeAnythingIsWritten() {
        take("p1", "north", "a");

        assertRefused(() -> tag("p1", "t1", "x".repeat(20_000)), new TooLarge("event", Payloads.MAX_BYTES));
        assertThat(parcels.get("p1", Parcel.NORTH).version()).isEqualTo(1);
    }

    @Test
    void listsNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            takeAt("p" + i, "north", "l" + i, NOON.plusSeconds(i / 2));
        }
        takeAt("s1", "south", "l", NOON);

        List<String> seen = new ArrayList<>();
        @Nullable String after = null;
        do {
            Page<Stored<Parcel>> page = parcels.list(Parcel.NORTH, Filter.all(), new PageRequest(2, after));
            page.items().forEach(item -> seen.add(item.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactly("p4", "p3", "p2", "p1", "p0");
    }

    @Test
    void filtersByFieldsOfTheState() {
        take("p1", "north", "a");
        take("p2", "north", "b");
        tag("p2", "t1", "fragile");

        assertThat(ids(Filter.all().with("label", "b"))).containsExactly("p2");
        assertThat(ids(Filter.all().with("size", Parcel.Size.SMALL).with("tags", "fragile")))
                .containsExactly("p2");
        assertThat(ids(Filter.all().withAny("label", List.of("a", "b")))).containsExactly("p2", "p1");
        assertThat(ids(Filter.all().with("size", Parcel.Size.LARGE))).isEmpty();
    }

    @Test
    void refusesACursorItNeverGaveOut() {
        for (String tampered : List.of("%", "bm90aGluZw", "", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OmE")) {
            assertRefused(
                    () -> parcels.list(Parcel.NORTH, Filter.all(), new PageRequest(10, tampered)),
                    InvalidRequest.of("/after", "malformed"));
        }
        assertRefused(
                () -> parcels.list(Parcel.NORTH, Filter.all(), new PageRequest(101, null)),
                InvalidRequest.of("/limit", "out-of-range", 100));
    }

    @Test
    void firesATimerOnceAndNeverEarly() {
        take("p1", "north", "a");
        arm("p1", "a1", NOON.plusSeconds(60));

        assertThat(fireDue(NOON.plusSeconds(59))).isZero();
        assertThat(fireDue(NOON.plusSeconds(60))).isEqualTo(1);
        assertThat(fireDue(NOON.plusSeconds(61))).isZero();
        Stored<Parcel> fired = parcels.get("p1", Parcel.NORTH);
        assertThat(fired.state().reminders).isEqualTo(1);
        assertThat(fired.timers()).isEmpty();
        assertThat(fired.journal().getLast().actor()).isEqualTo(Actor.system("timer"));
    }

    @Test
    void doesNotFireACancelledTimer() {
        take("p1", "north", "a");
        arm("p1", "a1", NOON.plusSeconds(60));
        parcels.change("p1", Parcel.NORTH, command("a2", "fp", null), (_, change) -> {
            change.cancel("remind");
            change.record(new Tagged("north", "cancelled"));
        });

        assertThat(fireDue(NOON.plusSeconds(120))).isZero();
    }

    @Test
    void firesATimerArmedAgainAtItsNewInstantOnly() {
        take("p1", "north", "a");
        arm("p1", "a1", NOON.plusSeconds(60));
        Stored<Parcel> again = arm("p1", "a2", NOON.plusSeconds(120)).stored();

        assertThat(again.timers()).hasSize(1);
        assertThat(again.timers().getFirst().generation()).isEqualTo(2);
        assertThat(fireDue(NOON.plusSeconds(60))).isZero();
        assertThat(fireDue(NOON.plusSeconds(120))).isEqualTo(1);
    }

    Outcome<Parcel> take(String id, String community, String label) {
        return takeAt(id, community, label, NOON);
    }

    Outcome<Parcel> takeAt(String id, String community, String label, Instant at) {
        Command command = new Command("c-" + id, "fp-" + label, Actor.person("ann", "app"), at, null, null);
        return parcels.create(id, command, change -> {
            change.record(new Taken(community, change.at(), new BigDecimal("2.50")));
            return new Parcel(community, label);
        });
    }

    Outcome<Parcel> tag(String id, String key, String tag) {
        return parcels.change(id, Parcel.NORTH, command(key, "fp-" + tag, null), tagging(tag));
    }

    Outcome<Parcel> arm(String id, String key, Instant at) {
        return parcels.change(id, Parcel.NORTH, command(key, "fp", null), (_, change) -> {
            change.arm("remind", at);
            change.record(new Tagged("north", "armed"));
        });
    }

    private Outcome<Parcel> edit(String id, String key, @Nullable Long ifMatch) {
        return parcels.change(id, Parcel.NORTH, command(key, "fp", ifMatch), (parcel, change) -> {
            parcel.size = Parcel.Size.LARGE;
            change.editContent();
            change.record(new Tagged("north", "edited"));
        });
    }

    private List<String> ids(Filter filter) {
        return parcels.list(Parcel.NORTH, filter, new PageRequest(10, null)).items().stream()
                .map(Stored::id)
                .toList();
    }

    static BiConsumer<Parcel, Change> tagging(String tag) {
        return (parcel, change) -> {
            parcel.tags.add(tag);
            change.record(new Tagged(parcel.communityId, tag));
        };
    }

    static Command command(String key, String fingerprint, @Nullable Long ifMatch) {
        return new Command(key, fingerprint, Actor.person("ann", "app"), NOON, null, ifMatch);
    }

    static void assertRefused(ThrowingCallable call, Refusal refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
