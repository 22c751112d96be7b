package io.guanjia.demo;

import io.guanjia.api.Answer;
import io.guanjia.api.Unexpected;
import io.guanjia.trial.Person;
import io.guanjia.trial.Soon;
import io.guanjia.trial.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A quarter's property fee: everybody pays in time but the owner with the leak.
final class Fees {

    private static final int UNITS = 60;

    private final Cast cast;
    private final Ears ears;
    private final List<JsonNode> bills = new ArrayList<>();

    Fees(Cast cast, Ears ears) {
        this.cast = cast;
        this.ears = ears;
    }

    /// The bills of the quarter.
    List<JsonNode> tell(Telling telling) {
        Quarter quarter = Quarter.firstWithoutBills(cast.finance(), LocalDate.now(World.ZONE));
        telling.chapter("6  The property fee of %s".formatted(quarter));
        telling.step("finance bills the quarter", () -> issue(quarter));
        telling.step("the bill says how it is computed", this::arithmetic);
        telling.step("%d households pay by bank".formatted(UNITS - 1), this::othersPay);
        telling.step("the same run again", () -> {
            JsonNode run = run(quarter);
            Unexpected.unless(run.path("issued").asInt() == 0, "it issued " + run.path("issued"));
            return "issues nothing, finds %d bills"
                    .formatted(run.path("alreadyIssued").asInt());
        });
        telling.step("the owner of %s does not".formatted(cast.owner().account().unit()), this::overdue);
        telling.step("the payer alone is told", this::payerAlone);
        telling.step("a cash payment at the desk settles it", this::payCash);
        telling.outcome("%d bills issued once, %d paid in time, 1 overdue and then paid"
                .formatted(bills.size(), bills.size() - 1));
        return bills;
    }

    private String issue(Quarter quarter) {
        JsonNode run = run(quarter);
        bills.addAll(cast.finance().api().all("/api/v1/bills?period=" + quarter.firstMonth()));
        Unexpected.unless(
                run.path("issued").asInt() == UNITS && bills.size() == UNITS,
                "%d bills are there, the run says %s".formatted(bills.size(), run));
        long units = bills.stream().map(bill -> bill.path("unitId")).distinct().count();
        Unexpected.unless(units == UNITS, "they are of %d units".formatted(units));
        return "%d bills for %d units".formatted(bills.size(), units);
    }

    private JsonNode run(Quarter quarter) {
        Map<String, Object> wanted = Map.of(
                "communityId", cast.communityId(),
                "from", quarter.from(),
                "to", quarter.to(),
                "feeItems", List.of("property"));
        String id = cast.finance()
                .api()
                .post("/api/v1/billing-runs", "run-" + UUID.randomUUID(), wanted)
                .must(202)
                .id();
        Soon.until(
                "the end of the run", () -> status(id).path("status").asString().equals("finished"));
        return status(id);
    }

    private JsonNode status(String runId) {
        return cast.finance()
                .api()
                .get("/api/v1/billing-runs/" + runId)
                .must(200)
                .body();
    }

    private String arithmetic() {
        JsonNode line = ofOwner().path("lines").path(0);
        JsonNode why = line.path("explanation");
        BigDecimal area = new BigDecimal(why.path("area").asString());
        BigDecimal rate = new BigDecimal(line.path("unitPrice").asString());
        BigDecimal amount = area.multiply(rate)
                .multiply(BigDecimal.valueOf(why.path("months").asInt()))
                .setScale(2, RoundingMode.HALF_UP);
        String total = ofOwner().path("total").path("amount").asString();
        Unexpected.unless(amount.compareTo(new BigDecimal(total)) == 0, "%s is not %s".formatted(total, amount));
        return "%s m² × %s × %d months = %s yuan, after %s"
                .formatted(
                        area,
                        rate,
                        why.path("months").asInt(),
                        total,
                        why.path("basis").asString());
    }

    private String othersPay() {
        List<JsonNode> others =
                bills.stream().filter(bill -> !bill.equals(ofOwner())).toList();
        others.parallelStream().forEach(bill -> pay(cast.finance(), bill, "bank"));
        Soon.until("the end of all bookings", () -> others.stream().allMatch(this::isPaid));
        return "all of them before the due instant";
    }

    private JsonNode pay(Person clerk, JsonNode bill, String provider) {
        Map<String, Object> payment = Map.of(
                "billIds", List.of(bill.path("id").asString()),
                "provider", provider,
                "amount", bill.path("total"));
        Answer answer = clerk.api().post("/api/v1/payments", "pay-" + UUID.randomUUID(), payment);
        return answer.must(201).body();
    }

    private boolean isPaid(JsonNode bill) {
        return now(bill).path("status").asString().equals("paid");
    }

    private JsonNode now(JsonNode bill) {
        return cast.finance()
                .api()
                .get("/api/v1/bills/" + bill.path("id").asString())
                .must(200)
                .body();
    }

    private String overdue() {
        String id = ofOwner().path("id").asString();
        Soon.find("fee.overdue in billing.events", () -> ears.outside().first("billing", id, "fee.overdue"));
        List<String> late = bills.stream()
                .map(bill -> bill.path("id").asString())
                .filter(each ->
                        ears.outside().first("billing", each, "fee.overdue").isPresent())
                .toList();
        Unexpected.unless(late.equals(List.of(id)), "%d bills are overdue".formatted(late.size()));
        return "fee.overdue of bill %s, and of no other"
                .formatted(ofOwner().path("number").asString());
    }

    private String payerAlone() {
        String id = ofOwner().path("id").asString();
        List<JsonNode> told = Soon.find(
                "fee.overdue in the inbox",
                () -> Optional.of(cast.owner().inboxAbout(id).stream()
                                .filter(entry -> entry.path("event").asString().equals("fee.overdue"))
                                .toList())
                        .filter(entries -> !entries.isEmpty()));
        Unexpected.unless(told.size() == 1, "told %d times".formatted(told.size()));
        cast.strangers()
                .filter(stranger -> !stranger.inboxAbout(id).isEmpty())
                .findFirst()
                .ifPresent(stranger -> {
                    throw new Unexpected(stranger.name() + " was told as well");
                });
        return "“%s”".formatted(told.getFirst().path("text").asString());
    }

    private String payCash() {
        JsonNode payment = pay(cast.cashier(), ofOwner(), "cash");
        Soon.until("the booking", () -> isPaid(ofOwner()));
        JsonNode bill = now(ofOwner());
        return "%s yuan in cash, balance %s"
                .formatted(
                        payment.path("amount").path("amount").asString(),
                        bill.path("balance").path("amount").asString());
    }

    private JsonNode ofOwner() {
        return bills.stream()
                .filter(bill ->
                        bill.path("payerId").asString().equals(cast.owner().id()))
                .findFirst()
                .orElseThrow(() -> new Unexpected(cast.owner().name() + " has no bill"));
    }
}
