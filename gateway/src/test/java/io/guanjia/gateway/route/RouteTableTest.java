package io.guanjia.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.route.Target.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/auth/codes, OWNER",
        "/auth/tokens, OWNER",
        "/auth/jwks, OWNER",
        "/me, OWNER",
        "/bindings/1/decision, OWNER",
        "/communities, OWNER",
        "/communities/c1, OWNER",
        "/communities/c1/settings/owner, OWNER",
        "/departments, OWNER",
        "/buildings/b1, OWNER",
        "/units, OWNER",
        "/people/p1, OWNER",
        "/residencies, OWNER",
        "/staff, OWNER",
        "/accounts, OWNER",
        "/tickets, TICKET",
        "/tickets/t1/acceptance, TICKET",
        "/categories, TICKET",
        "/attachments/a1, TICKET",
        "/jobs, TICKET",
        "/jobs/stream, NOTIFICATION",
        "/jobs/sync, TICKET",
        "/follow-ups, TICKET",
        "/pool/t1/claim, TICKET",
        "/shifts/s1, TICKET",
        "/communities/c1/shifts, TICKET",
        "/communities/c1/categories/plumbing.leak, TICKET",
        "/communities/c1/settings/ticket, TICKET",
        "/inbox, NOTIFICATION",
        "/inbox/stream, NOTIFICATION",
        "/me/preferences, NOTIFICATION",
        "/notices/n1/approval, NOTIFICATION",
        "/broadcasts, NOTIFICATION",
        "/subscriptions, NOTIFICATION",
        "/communities/c1/settings/notification, NOTIFICATION",
        "/bills/b1, BILLING",
        "/statements, BILLING",
        "/billing-runs, BILLING",
        "/meters/m1/readings, BILLING",
        "/payments, BILLING",
        "/payment-callbacks/wechat, BILLING",
        "/receipts/r1.pdf, BILLING",
        "/fee-items, BILLING",
        "/tariffs, BILLING",
        "/communities/c1/settings/billing, BILLING",
        "/communities/c1/fee-items/f1, BILLING"
    })
    void sendsEachPathOfTheApiToItsService(String path, Service service) {
        assertThat(RouteTable.service("/api/v1" + path)).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal/heads",
                "/api/v1/internal/heads",
                "/actuator/health",
                "/api/v1/actuator/health",
                "/v3/api-docs",
                "/api/v1",
                "/api/v1/ticketsx",
                "/api/v2/tickets",
                "/API/v1/tickets"
            })
    void knowsNoOtherPath(String path) {
        assertThat(RouteTable.service(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth/codes", "auth/tokens", "auth/jwks", "payment-callbacks/wechat"})
    void opensOnlyWhatComesBeforeAToken(String path) {
        assertThat(RouteTable.isOpen("POST", "/api/v1/" + path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "auth/password", "auth/codes/1", "payment-callbacks", "payments", "me", "tickets"})
    void closesTheRest(String path) {
        assertThat(RouteTable.isOpen("POST", "/api/v1/" + path)).isFalse();
    }

    @Test
    void opensSigningInAndNotSigningOut() {
        assertThat(RouteTable.isOpen("DELETE", "/api/v1/auth/tokens")).isFalse();
    }

    @Test
    void tellsUploadsAndStreamsFromCalls() {
        assertThat(RouteTable.kind("POST", "/api/v1/attachments", null)).isEqualTo(Kind.UPLOAD);
        assertThat(RouteTable.kind("GET", "/api/v1/attachments/a1", null)).isEqualTo(Kind.CALL);
        assertThat(RouteTable.kind("GET", "/api/v1/jobs/stream", null)).isEqualTo(Kind.STREAM);
        assertThat(RouteTable.kind("GET", "/api/v1/inbox/stream", "*/*")).isEqualTo(Kind.STREAM);
        assertThat(RouteTable.kind("GET", "/api/v1/billing-runs/r1", "text/event-stream"))
                .isEqualTo(Kind.STREAM);
        assertThat(RouteTable.kind("POST", "/api/v1/jobs/sync", "text/event-stream"))
                .isEqualTo(Kind.CALL);
    }
}
