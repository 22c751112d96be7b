package io.guanjia.billing.bill;

import static io.guanjia.billing.bill.BillSamples.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The drawing in the README is what bills do. `-Dguanjia.draw=true` draws it again.
class BillDrawingTest {

    private static final Path README = Path.of("README.md");
    private static final String START = "<!-- drawn from Bill -->\n";
    private static final String END = "<!-- end of drawing -->\n";

    @Test
    void showsWhatBillsDo() throws IOException {
        String readme = Files.readString(README);
        String drawn = readme.substring(0, readme.indexOf(START) + START.length())
                + drawing()
                + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("guanjia.draw")) {
            Files.writeString(README, drawn);
        }
        assertThat(Files.readString(README)).isEqualTo(drawn);
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
