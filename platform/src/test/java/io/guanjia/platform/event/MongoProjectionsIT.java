package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.guanjia.local.testing.Infra;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class MongoProjectionsIT implements ProjectionsContract {

    private static final MongoTemplate TEMPLATE =
            new MongoTemplate(MongoClients.create(Infra.mongoUri()), Infra.databaseFor(MongoProjectionsIT.class));

    private final Projections<Residency> projections = new MongoProjections<>(
            TEMPLATE, "residencies", Residency.class, List.of(List.of("unitId", "place.buildingId")));

    @BeforeEach
    void startEmpty() {
        TEMPLATE.dropCollection("residencies");
    }

    @Override
    public Projections<Residency> projections() {
        return projections;
    }

    @Test
    void plainQueriesReadItAndUseTheDeclaredIndex() {
        projections.save("r1", 1, new Residency("u1", List.of("anna"), null, new Place("b1")));
        assertThat(TEMPLATE.find(Query.query(Criteria.where("unitId").is("u1")), Residency.class, "residencies"))
                .hasSize(1);
        assertThat(TEMPLATE.getCollection("residencies").listIndexes())
                .anyMatch(index -> index.get("key", Document.class).containsKey("place.buildingId"));
    }
}
