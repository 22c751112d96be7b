package io.guanjia.notification.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectedDirectoryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private final Town town = new Town();
    private final Directory directory = town.directory();

    @Test
    void findsWhoLivesThereOnTheDayInTheCommunitysZone() {
        assertThat(directory.residentsOf(Town.HOME, NOON)).containsExactlyInAnyOrder("owner", "co-owner");
        Instant lateOnTheLastDayThere = Instant.parse("2026-11-21T15:59:59Z");
        assertThat(directory.residentsOf(Town.HOME, lateOnTheLastDayThere)).contains("former");
        assertThat(directory.residentsOf(Town.HOME, lateOnTheLastDayThere.plusSeconds(1)))
                .doesNotContain("former");
    }

    @Test
    void findsWhoIsOnShiftNow() {
        assertThat(directory.onDuty("c", Set.of("agent"), NOON)).containsExactly("agent");
        assertThat(directory.onDuty("c", Set.of("worker"), NOON)).containsExactly("worker");
        assertThat(directory.onDuty("c", Set.of("worker"), Instant.parse("2026-11-22T08:00:00Z")))
                .isEmpty();
        assertThat(directory.onDuty("elsewhere", Set.of("agent"), NOON)).isEmpty();
    }

    @Test
    void forgetsACancelledShiftAndADismissedWorker() {
        town.say("ticket", "shift.cancelled", "s-agent", "{'communityId':'c','staffId':'agent'}");
        assertThat(directory.onDuty("c", Set.of("agent"), NOON)).isEmpty();
        town.say("owner", "staff.dismissed", "a-worker", "{'communityId':'c','staffId':'worker'}");
        assertThat(directory.employs("c", "worker")).isFalse();
        assertThat(directory.employs("c", "agent")).isTrue();
    }

    @Test
    void speaksChineseUnlessAPersonChoseEnglish() {
        assertThat(directory.languageOf("owner")).contains(Language.CHINESE);
        town.say("owner", "person.registered", "owner", "{'communityId':'c','personId':'owner','language':'en'}");
        assertThat(directory.languageOf("owner")).contains(Language.ENGLISH);
    }

    @Test
    void knowsNobodyWhoWasErased() {
        town.say("owner", "person.erased", "owner", "{'communityId':'c','personId':'owner'}");
        assertThat(directory.languageOf("owner")).isEmpty();
    }

    @Test
    void namesThePlaceAsNarrowlyAsItCan() {
        assertThat(directory
                        .placeOf("c", Optional.of(Town.HOME), Optional.of("b"))
                        .part())
                .isEqualTo("3-2-1801");
        assertThat(directory.placeOf("c", Optional.empty(), Optional.of("b")).part())
                .isEqualTo("3号楼");
        assertThat(directory
                        .placeOf("c", Optional.of("unknown"), Optional.empty())
                        .part())
                .isEqualTo("阳光花园");
    }

    @Test
    void readsTheClockWhereTheCommunityIs() {
        town.say("owner", "community.opened", "b", "{'communityId':'b','name':'B','zone':'Europe/Berlin'}");
        assertThat(directory.zoneOf("b")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(directory.zoneOf("not heard of yet")).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }
}
