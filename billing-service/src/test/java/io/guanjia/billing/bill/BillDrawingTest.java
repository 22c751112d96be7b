package io.guanjia.billing.bill;

import static io.guanjia.billing.bill.BillSamples.change;

import io.guanjia.platform.domain.Money;
import io.guanjia.platform.testing.Drawing;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The drawing in the README is what bills do.
class BillDrawingTest {

    @Test
    void showsWhatBillsDo() throws IOException {
        Drawing.stands("Bill", drawing());
    }

    private static String drawing() {
        return Stream.of(BillStatus.values())
                .flatMap(from -> from.allowed().stream()
                        .sorted()
                        .flatMap(command -> leadsTo(from, command).stream()
                                .map(to -> "    %s --> %s: %s%n"
                                        .formatted(from.wireName(), to.wireName(), command.wireName()))))
                .collect(Collectors.joining("", "```mermaid\nstateDiagram-v2\n    [*] --> issued\n", "```\n"));
    }

    /// A bill is settled in part or in full, which leads to different places.
    private static List<BillStatus> leadsTo(BillStatus from, BillCommand command) {
        return switch (command) {
            case SETTLE -> List.of(settledBy(Money.cny(2), from), settledBy(Money.cny(1_000_00), from));
            case CANCEL -> {
                Bill bill = BillStatusTest.in(from);
                bill.cancel("issued-in-error", change());
                yield List.of(bill.status());
            }
            case FALL_OVERDUE -> {
                Bill bill = BillStatusTest.in(from);
                bill.fallOverdue(change());
                yield List.of(bill.status());
            }
        };
    }

    private static BillStatus settledBy(Money amount, BillStatus from) {
        Bill bill = BillStatusTest.in(from);
        bill.settle("another", amount, change());
        return bill.status();
    }
}
