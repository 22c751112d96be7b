package io.guanjia.ticket.category;

import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/// Keeps a community's own categories. The code is the id: one code, one category.
@Component
class CategoryDesk {

    private static final String[] KEEPERS = {"manager", "admin"};

    private final Aggregates<CategoryDefinition> defined;

    CategoryDesk(Aggregates<CategoryDefinition> defined) {
        this.defined = defined;
    }

    Outcome<CategoryDefinition> define(String communityId, Category category, Call call) {
        call.caller().require(communityId, KEEPERS);
        return defined.create(
                id(communityId, category.code()),
                call.create(),
                change -> CategoryDefinition.define(communityId, category, change));
    }

    Outcome<CategoryDefinition> change(String communityId, Category category, Call call) {
        call.caller().require(communityId, KEEPERS);
        return defined.change(
                id(communityId, category.code()),
                Scope.communities(List.of(communityId)),
                call.edit(),
                (definition, change) -> definition.change(category, change));
    }

    Stored<CategoryDefinition> get(String communityId, String code, Call call) {
        call.caller().require(communityId, KEEPERS);
        return defined.get(id(communityId, code), Scope.communities(List.of(communityId)));
    }

    private static String id(String communityId, String code) {
        return Ids.derive(communityId, "category", code);
    }
}
