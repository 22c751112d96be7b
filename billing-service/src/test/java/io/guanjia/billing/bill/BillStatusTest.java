package io.guanjia.billing.bill;

import static io.guanjia.billing.bill.BillSamples.change;
import static io.guanjia.billing.bill.BillSamples.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every status × every command.
class BillStatusTest {

    /// What the trade allows, written down a second time on purpose.
    private static final Map<BillStatus, Set<BillCommand>> EXPECTED = Map.of(
            BillStatus.ISSUED, Set.of(BillCommand.values()),
            BillStatus.PARTIALLY_PAID, Set.of(BillCommand.SETTLE, BillCommand.FALL_OVERDUE),
            BillStatus.PAID, Set.of(),
            BillStatus.CANCELLED, Set.of());

    static Stream<Arguments> everyStatusAndCommand() {
        return Stream.of(BillStatus.values())
                .flatMap(status -> Stream.of(BillCommand.values()).map(command -> Arguments.of(status, command)));
    }

    @ParameterizedTest
    @MethodSource("everyStatusAndCommand")
    void takesOnlyWhatTheStatusAllows(BillStatus status, BillCommand command) {
        Bill bill = in(status);
        var change = change();

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> give(bill, command, change));

        if (EXPECTED.getOrDefault(status, Set.of()).contains(command)) {
            assertThat(refused).isNull();
            assertThat(change.events()).hasSize(1);
        } else {
            assertThat(refused.refusal())
                    .isEqualTo(new WrongStatus(
                            status.wireName(),
                            EXPECTED.getOrDefault(status, Set.of()).stream()
                                    .map(BillCommand::wireName)
                                    .collect(Collectors.toSet())));
            assertThat(bill.status()).isEqualTo(status);
            assertThat(change.events()).isEmpty();
        }
    }

    static Bill in(BillStatus status) {
        Bill bill = issued();
        switch (status) {
            case ISSUED -> {}
            case PARTIALLY_PAID -> bill.settle("pay", Money.cny(1), change());
            case PAID -> bill.settle("pay", bill.total(), change());
            case CANCELLED -> bill.cancel("issued-in-error", change());
        }
        assertThat(bill.status()).isEqualTo(status);
        return bill;
    }

    private static void give(Bill bill, BillCommand command, Change change) {
        switch (command) {
            case SETTLE -> bill.settle("pay", Money.cny(1), change);
            case CANCEL -> bill.cancel("issued-in-error", change);
            case FALL_OVERDUE -> bill.fallOverdue(change);
        }
    }
}
