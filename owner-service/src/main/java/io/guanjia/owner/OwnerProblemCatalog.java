package io.guanjia.owner;

import io.guanjia.platform.web.Problem;
import io.guanjia.platform.web.ProblemCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How the refusals of owner-service go over HTTP.
@Component
final class OwnerProblemCatalog implements ProblemCatalog<OwnerProblem> {

    @Override
    public Class<OwnerProblem> refusals() {
        return OwnerProblem.class;
    }

    @Override
    public Problem problemOf(OwnerProblem refusal) {
        return switch (refusal) {
            case OwnerProblem.AlreadyThere(var field, var id) ->
                Problem.of(409, "already-there", Map.of("field", field, "id", id));
            case OwnerProblem.PhoneOnFile(var personId) ->
                Problem.of(409, "phone-on-file", Map.of("personId", personId));
            case OwnerProblem.PhoneTaken() -> Problem.of(409, "phone-taken");
            case OwnerProblem.PayerTaken taken -> Problem.of(409, "payer-taken", data(taken));
            case OwnerProblem.AlreadyResident(var residencyId) ->
                Problem.of(409, "already-resident", Map.of("residencyId", residencyId));
            case OwnerProblem.StillNeeded(var by, var id) ->
                Problem.of(409, "still-needed", Map.of("by", by, "id", id));
            case OwnerProblem.AlreadyAppointed(var appointmentId) ->
                Problem.of(409, "already-appointed", Map.of("appointmentId", appointmentId));
            case OwnerProblem.UsernameTaken() -> Problem.of(409, "username-taken");
            case OwnerProblem.InvalidGrant() -> Problem.of(401, "invalid-grant");
        };
    }

    private static Map<String, Object> data(OwnerProblem.PayerTaken taken) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("feeItem", taken.feeItem());
        data.put("residencyId", taken.residencyId());
        data.put("from", taken.from());
        if (taken.to() != null) {
            data.put("to", taken.to());
        }
        return data;
    }
}
