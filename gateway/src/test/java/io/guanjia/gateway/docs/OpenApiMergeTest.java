package io.guanjia.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.route.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiMergeTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final ObjectNode TICKET = json("""
            {"paths": {
               "/api/v1/tickets": {"get": {"operationId": "list", "schema": {"$ref": "#/components/schemas/Page"}}},
               "/internal/heads": {"get": {"operationId": "heads"}},
               "/api/v1/bills": {"get": {"operationId": "notMine"}}},
             "tags": [{"name": "ticket"}],
             "components": {"schemas": {
               "Money": {"type": "object"},
               "Page": {"items": {"$ref": "#/components/schemas/View"}},
               "View": {"type": "object", "title": "a ticket"},
               "Alone": {"$ref": "#/components/schemas/Money"}}}}""");
    private static final ObjectNode BILLING = json("""
            {"paths": {
               "/api/v1/bills": {"get": {"operationId": "list", "schema": {"$ref": "#/components/schemas/Page"}}}},
             "components": {
               "schemas": {
                 "Money": {"type": "object"},
                 "Page": {"items": {"$ref": "#/components/schemas/View"}},
                 "View": {"type": "object", "title": "a bill"}},
               "securitySchemes": {"basic": {"type": "http"}}}}""");

    private final ObjectNode merged = merge(Map.of(Service.TICKET, TICKET, Service.BILLING, BILLING));

    @Test
    void publishesExactlyWhatIsRouted() {
        assertThat(merged.path("paths").propertyNames()).containsExactlyInAnyOrder("/api/v1/tickets", "/api/v1/bills");
    }

    @Test
    void keepsEqualSchemasOnce() {
        assertThat(schemas()).contains("Money", "Alone").doesNotContain("TicketMoney", "BillingMoney");
    }

    @Test
    void tellsDifferentSchemasApart() {
        assertThat(schemas()).contains("TicketView", "BillingView").doesNotContain("View");
    }

    @Test
    void tellsEqualSchemasApartThatReferToDifferentOnes() {
        assertThat(schemas()).contains("TicketPage", "BillingPage").doesNotContain("Page");
        assertThat(merged.at("/components/schemas/BillingPage/items/$ref").asString())
                .isEqualTo("#/components/schemas/BillingView");
        assertThat(merged.at("/paths/~1api~1v1~1tickets/get/schema/$ref").asString())
                .isEqualTo("#/components/schemas/TicketPage");
    }

    @Test
    void makesOperationIdsUnique() {
        assertThat(merged.at("/paths/~1api~1v1~1tickets/get/operationId").asString())
                .isEqualTo("ticket.list");
        assertThat(merged.at("/paths/~1api~1v1~1bills/get/operationId").asString())
                .isEqualTo("billing.list");
    }

    @Test
    void knowsOneWayToSignIn() {
        assertThat(merged.at("/components/securitySchemes").propertyNames()).containsExactly("bearer");
    }

    @Test
    void namesWhoIsAway() {
        assertThat(merged.path("x-unavailable").toString()).isEqualTo("[\"notification\",\"owner\"]");
    }

    @Test
    void leavesNoReferenceWithoutItsSchema() {
        List<String> broken = merged.findValuesAsString("$ref").stream()
                .filter(reference -> merged.at(reference.substring(1)).isMissingNode())
                .toList();
        assertThat(broken).isEmpty();
    }

    private List<String> schemas() {
        return List.copyOf(merged.at("/components/schemas").propertyNames());
    }

    private static ObjectNode merge(Map<Service, ObjectNode> documents) {
        return OpenApiMerge.merge(new TreeMap<>(documents), List.of(Service.OWNER, Service.NOTIFICATION));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}
