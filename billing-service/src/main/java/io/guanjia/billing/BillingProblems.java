package io.guanjia.billing;

import io.guanjia.billing.BillingRefusal.CodeTaken;
import io.guanjia.billing.BillingRefusal.DifferentPayers;
import io.guanjia.billing.BillingRefusal.ExceedsBalance;
import io.guanjia.platform.web.Problem;
import io.guanjia.platform.web.ProblemCatalog;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class BillingProblems implements ProblemCatalog<BillingRefusal> {

    @Override
    public Class<BillingRefusal> refusals() {
        return BillingRefusal.class;
    }

    @Override
    public Problem problemOf(BillingRefusal refusal) {
        return switch (refusal) {
            case ExceedsBalance it -> Problem.of(409, "exceeds-balance", Map.of("balance", it.balance()));
            case CodeTaken it -> Problem.of(409, "code-taken", Map.of("feeItem", it.feeItem()));
            case DifferentPayers it -> Problem.of(409, "different-payers");
        };
    }
}
