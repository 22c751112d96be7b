package io.guanjia.billing.feeitem;

import io.guanjia.billing.BillingRefusal.CodeTaken;
import io.guanjia.billing.community.Estate;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;

/// The fee items of each community: set up by finance, read by whoever answers questions about bills.
public final class FeeItems {

    private static final String[] WRITERS = {"finance", "manager", "admin"};
    private static final String[] READERS = {"finance", "manager", "admin", "agent", "cashier", "auditor"};

    private final Aggregates<FeeItem> feeItems;
    private final Estate estate;

    public FeeItems(Aggregates<FeeItem> feeItems, Estate estate) {
        this.feeItems = feeItems;
        this.estate = estate;
    }

    /// What a fee item costs and why.
    ///
    /// @param rate yuan per square metre and month, more than 0, at most four decimals
    public record Terms(String name, BigDecimal rate, String basis) {}

    /// Sets up a fee item; its code is unique in the community.
    ///
    /// @throws RefusedException {@link CodeTaken}
    public Outcome<FeeItem> define(Call call, String communityId, String code, Terms terms) {
        call.caller().require(communityId, WRITERS);
        estate.zoneOf(communityId);
        String id = call.newId();
        try {
            return feeItems.create(
                    id,
                    call.create(),
                    change -> FeeItem.define(communityId, id, code, terms.name(), terms.rate(), terms.basis(), change));
        } catch (DuplicateKeyException taken) {
            throw new RefusedException(new CodeTaken(code));
        }
    }

    /// A new price from now on.
    public Outcome<FeeItem> reprice(Call call, String communityId, String feeItemId, Terms terms) {
        call.caller().require(communityId, WRITERS);
        return feeItems.change(
                feeItemId,
                Scope.communities(List.of(communityId)),
                call.edit(),
                (item, change) -> item.reprice(terms.name(), terms.rate(), terms.basis(), change));
    }

    public Page<Stored<FeeItem>> list(Caller caller, String communityId, PageRequest page) {
        caller.require(communityId, READERS);
        return feeItems.list(Scope.communities(List.of(communityId)), Filter.all(), page);
    }

    public Stored<FeeItem> get(Caller caller, String communityId, String feeItemId) {
        caller.require(communityId, READERS);
        return feeItems.get(feeItemId, Scope.communities(List.of(communityId)));
    }

    /// The prices in force of a community's fee items, in the order of the codes.
    ///
    /// @throws RefusedException {@link InvalidRequest} when one of them is not set up
    public List<Tariff> tariffsOf(String communityId, List<String> codes) {
        List<Tariff> found = feeItems
                .list(
                        Scope.communities(List.of(communityId)),
                        Filter.all().withAny("code", codes),
                        new PageRequest(codes.size(), null))
                .items()
                .stream()
                .map(stored -> stored.state().tariff())
                .sorted(Comparator.comparingInt(tariff -> codes.indexOf(tariff.code())))
                .toList();
        if (found.size() < codes.size()) {
            throw new RefusedException(InvalidRequest.of("/feeItems", "unknown"));
        }
        return found;
    }
}
