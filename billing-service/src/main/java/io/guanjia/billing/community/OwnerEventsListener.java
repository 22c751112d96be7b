package io.guanjia.billing.community;

import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.MongoProjections;
import io.guanjia.platform.event.Projections;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/// What billing hears of the owner service.
@Configuration(proxyBeanMethods = false)
class OwnerEventsListener {

    @Bean
    Projections<CommunityFacts> communityFacts(MongoTemplate template) {
        return new MongoProjections<>(template, "communities", CommunityFacts.class, List.of());
    }

    @Bean
    Projections<UnitFacts> unitFacts(MongoTemplate template) {
        return new MongoProjections<>(template, "units", UnitFacts.class, List.of(List.of("communityId", "_id")));
    }

    @Bean
    Projections<ResidencyFacts> residencyFacts(MongoTemplate template) {
        return new MongoProjections<>(
                template, "residencies", ResidencyFacts.class, List.of(List.of("unitId"), List.of("personId")));
    }

    @Bean
    Estate estate(
            Projections<CommunityFacts> communities,
            Projections<UnitFacts> units,
            Projections<ResidencyFacts> residencies) {
        return new Estate(communities, units, residencies);
    }

    @Bean
    Hearing ownerHearing(
            Projections<CommunityFacts> communities,
            Projections<UnitFacts> units,
            Projections<ResidencyFacts> residencies) {
        return Hearing.of("billing")
                .on("owner", "community.opened", CommunityFacts.class, heard -> keep(communities, heard))
                .on("owner", "community.changed", CommunityFacts.class, heard -> keep(communities, heard))
                .on("owner", "unit.registered", UnitFacts.class, heard -> keep(units, heard))
                .on("owner", "unit.changed", UnitFacts.class, heard -> keep(units, heard))
                .on("owner", "residency.started", ResidencyFacts.class, heard -> keep(residencies, heard))
                .on("owner", "residency.changed", ResidencyFacts.class, heard -> keep(residencies, heard))
                .on("owner", "residency.ended", ResidencyFacts.class, heard -> keep(residencies, heard));
    }

    private static <P> void keep(Projections<P> projections, Heard<P> heard) {
        projections.save(heard.key(), heard.seq(), heard.data());
    }
}
