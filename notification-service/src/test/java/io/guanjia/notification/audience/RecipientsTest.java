package io.guanjia.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.directory.Town;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecipientsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-22T18:00:00Z");

    private final Town town = new Town();
    private final Recipients recipients = new Recipients(town.directory());

    @Test
    void tellsABillToItsPayerAlone() {
        assertThat(told("fee.overdue", "{'communityId':'c','unitId':'home','payerId':'owner'}"))
                .containsExactly("owner");
    }

    @Test
    void tellsAReportToItsReporterAlone() {
        assertThat(told("ticket.submitted", "{'communityId':'c','unitId':'home','reporterId':'co-owner'}"))
                .containsExactly("co-owner");
    }

    @Test
    void tellsTheHouseholdWhatNobodyOfItReported() {
        assertThat(told("ticket.submitted", "{'communityId':'c','unitId':'home','kind':'repair'}"))
                .containsExactly("co-owner", "owner");
        assertThat(told("ticket.submitted", "{'communityId':'c','buildingId':'b','kind':'repair'}"))
                .isEmpty();
    }

    @Test
    void keepsAComplaintFromTheHousehold() {
        assertThat(told("ticket.submitted", "{'communityId':'c','unitId':'home','kind':'complaint'}"))
                .isEmpty();
    }

    @Test
    void tellsTheWorkerTheJobAndTheOwnerThatAWorkerIsNamed() {
        List<Recipient> told =
                find("repair.dispatched", "{'communityId':'c','reporterId':'owner','workerId':'worker'}", NOON);
        assertThat(told).extracting(Recipient::personId).containsExactly("owner", "worker");
        assertThat(told).extracting(each -> each.line().box()).containsExactly(Box.INBOX, Box.JOBS);
    }

    @Test
    void tellsBothWorkersOfATransfer() {
        assertThat(told(
                        "ticket.transferred",
                        "{'communityId':'c','reporterId':'owner','workerId':'worker','fromWorkerId':'other'}"))
                .containsExactly("owner", "worker", "other");
    }

    @Test
    void tellsTheAgentsOnDutyAndTheLeaderThatNobodyHoldsATicket() {
        assertThat(told("ticket.unassigned", "{'communityId':'c','reporterId':'owner','escalated':true}"))
                .containsExactly("agent", "leader");
    }

    @Test
    void tellsTheWorkerAloneWhenTheNextOneIsAskedAtOnce() {
        List<Recipient> told = find(
                "ticket.unassigned",
                "{'communityId':'c','reporterId':'owner','workerId':'worker','escalated':false}",
                NOON);
        assertThat(told).extracting(Recipient::personId).containsExactly("worker");
        assertThat(told).extracting(each -> each.line().box()).containsExactly(Box.JOBS);
    }

    @Test
    void tellsTheWorkerThatAReferredJobIsNoLongerTheirs() {
        String held = "{'communityId':'c','reporterId':'owner','workerId':'worker'}";
        assertThat(told("ticket.referred", held)).containsExactly("owner", "worker");
        assertThat(told("ticket.referred", held.replace(",'workerId':'worker'", "")))
                .containsExactly("owner");
    }

    @Test
    void tellsNobodyThatTheRulesGoOnAsking() {
        assertThat(told("ticket.unassigned", "{'communityId':'c','escalated':true}"))
                .containsExactly("agent", "leader");
        assertThat(told("ticket.unassigned", "{'communityId':'c','escalated':false}"))
                .isEmpty();
    }

    @Test
    void tellsAllAgentsWhenNoneIsOnDuty() {
        assertThat(find("ticket.unassigned", "{'communityId':'c','escalated':true}", NIGHT))
                .extracting(Recipient::personId)
                .containsExactly("agent", "agent-off", "leader");
    }

    @Test
    void tellsNobodyTheirOwnComment() {
        assertThat(
                        told(
                                "ticket.commented",
                                "{'communityId':'c','reporterId':'owner','workerId':'worker','authorId':'owner','visibleTo':'all'}"))
                .containsExactly("worker");
    }

    @Test
    void keepsWhatStaffWriteAmongThemselvesFromTheReporter() {
        assertThat(
                        told(
                                "ticket.commented",
                                "{'communityId':'c','reporterId':'owner','workerId':'worker','authorId':'agent','visibleTo':'staff'}"))
                .containsExactly("worker");
    }

    @Test
    void tellsOfAnEditOnlyWhenTheAppointmentMoved() {
        String edit = "{'communityId':'c','reporterId':'owner','workerId':'worker','fields':['%s']}";
        assertThat(told("ticket.changed", edit.formatted("appointment"))).containsExactly("owner", "worker");
        assertThat(told("ticket.changed", edit.formatted("category"))).isEmpty();
    }

    @Test
    void tellsALastingBreachFurtherUp() {
        town.works("head", "department-head");
        town.works("manager", "manager");
        String breach = "{'communityId':'c','clock':'finish','workerId':'worker'%s}";
        assertThat(told("clock.breached", breach.formatted(""))).containsExactly("leader");
        assertThat(told("clock.breached", breach.formatted(",'step':1"))).containsExactly("leader");
        assertThat(told("clock.breached", breach.formatted(",'step':2"))).containsExactly("head");
        assertThat(told("clock.breached", breach.formatted(",'step':3"))).containsExactly("manager");
    }

    @Test
    void tellsTheDeskOfAnUrgeThatNoWorkerCanHear() {
        assertThat(told("ticket.urged", "{'communityId':'c','workerId':'worker'}"))
                .containsExactly("worker");
        assertThat(told("ticket.urged", "{'communityId':'c'}")).containsExactly("agent");
    }

    @Test
    void concernsAHouseholdMemberUntilTheyMoveOut() {
        assertThat(still(Role.HOUSEHOLD, "owner")).isTrue();
        assertThat(still(Role.HOUSEHOLD, "former")).isFalse();
        assertThat(still(Role.HOUSEHOLD, "neighbour")).isFalse();
    }

    @Test
    void concernsAMemberOfStaffUntilTheyAreDismissed() {
        assertThat(still(Role.WORKER, "worker")).isTrue();
        town.say("owner", "staff.dismissed", "a-worker", "{'communityId':'c','staffId':'worker'}");
        assertThat(still(Role.WORKER, "worker")).isFalse();
    }

    @Test
    void concernsTheDeskAndTheLeadersUntilTheyHaveAnotherRole() {
        assertThat(still(Role.LEADERS_ON_DUTY, "leader")).isTrue();
        assertThat(still(Role.AGENTS_ON_DUTY, "agent")).isTrue();
        town.works("leader", "worker");
        town.works("agent", "worker");
        assertThat(still(Role.LEADERS_ON_DUTY, "leader")).isFalse();
        assertThat(still(Role.AGENTS_ON_DUTY, "agent")).isFalse();
    }

    @Test
    void concernsNobodyWhoWasErased() {
        assertThat(still(Role.PAYER, "owner")).isTrue();
        town.say("owner", "person.erased", "owner", "{'communityId':'c','personId':'owner'}");
        assertThat(still(Role.PAYER, "owner")).isFalse();
    }

    private boolean still(Role role, String person) {
        return recipients.stillConcerns(role, person, "c", Optional.of(Town.HOME), NOON);
    }

    private List<String> told(String event, String json) {
        return find(event, json, NOON).stream().map(Recipient::personId).toList();
    }

    private List<Recipient> find(String event, String json, Instant now) {
        Concern concern = new Audience()
                .concerns().stream()
                        .filter(each -> each.event().equals(event))
                        .findFirst()
                        .orElseThrow();
        EventData data = new EventData((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
        return recipients.of(concern.lines(), data, now);
    }
}
