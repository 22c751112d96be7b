package io.guanjia.notification.directory;

import io.guanjia.notification.directory.Cards.BillCard;
import io.guanjia.notification.directory.Cards.BuildingCard;
import io.guanjia.notification.directory.Cards.CommunityCard;
import io.guanjia.notification.directory.Cards.PersonCard;
import io.guanjia.notification.directory.Cards.ResidencyCard;
import io.guanjia.notification.directory.Cards.ShiftCard;
import io.guanjia.notification.directory.Cards.StaffCard;
import io.guanjia.notification.directory.Cards.UnitCard;
import io.guanjia.platform.event.MongoProjections;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    Archive archive(MongoTemplate mongo) {
        return new Archive(
                new MongoProjections<>(mongo, "communities", CommunityCard.class, List.of()),
                new MongoProjections<>(mongo, "buildings", BuildingCard.class, List.of()),
                new MongoProjections<>(mongo, "units", UnitCard.class, List.of()),
                new MongoProjections<>(mongo, "people", PersonCard.class, List.of()),
                new MongoProjections<>(mongo, "residencies", ResidencyCard.class, List.of(List.of("unitId"))),
                new MongoProjections<>(mongo, "staff", StaffCard.class, List.of(List.of("communityId", "staffId"))),
                new MongoProjections<>(mongo, "shifts", ShiftCard.class, List.of(List.of("communityId", "days"))),
                new MongoProjections<>(mongo, "bills", BillCard.class, List.of()));
    }

    @Bean
    Filing filing(Archive archive) {
        return new Filing(archive);
    }

    @Bean
    Directory directory(Archive archive) {
        return new ProjectedDirectory(archive);
    }
}
