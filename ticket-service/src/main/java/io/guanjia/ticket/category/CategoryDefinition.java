package io.guanjia.ticket.category;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.EventCatalog;
import java.util.List;
import java.util.Map;

/// A category of a community's own.
public final class CategoryDefinition {

    final String communityId;
    Category category;

    CategoryDefinition(String communityId, Category category) {
        this.communityId = communityId;
        this.category = category;
    }

    static CategoryDefinition define(String communityId, Category category, Change change) {
        change.record(new Defined(communityId, category.code(), category.kind().code()));
        return new CategoryDefinition(communityId, category);
    }

    void change(Category other, Change change) {
        category = other;
        change.editContent();
        change.record(new Changed(communityId, other.code(), other.kind().code()));
    }

    /// What may happen to a category.
    public sealed interface Event extends DomainEvent {}

    record Defined(String communityId, String code, String kind) implements Event {}

    record Changed(String communityId, String code, String kind) implements Event {}

    private static final EventCatalog CATALOG = EventCatalog.of("ticket", Event.class, event -> switch (event) {
        case Defined _ -> "category.defined";
        case Changed _ -> "category.changed";
    });

    public static final AggregateType<CategoryDefinition> TYPE = new AggregateType<>(
            "categories",
            CategoryDefinition.class,
            CATALOG,
            Map.of(),
            List.of(List.of("unique:communityId", "category.code")));
}
