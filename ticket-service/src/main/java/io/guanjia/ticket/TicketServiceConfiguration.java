package io.guanjia.ticket;

import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.MongoProjections;
import io.guanjia.platform.event.Projections;
import io.guanjia.platform.settings.Settings;
import io.guanjia.platform.settings.SettingsController;
import io.guanjia.platform.settings.SettingsHistory;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.Building;
import io.guanjia.ticket.archive.Community;
import io.guanjia.ticket.archive.Department;
import io.guanjia.ticket.archive.OwnerEvents;
import io.guanjia.ticket.archive.Residency;
import io.guanjia.ticket.archive.StaffMember;
import io.guanjia.ticket.archive.Unit;
import io.guanjia.ticket.attachment.Attachments;
import io.guanjia.ticket.category.Categories;
import io.guanjia.ticket.category.CategoryDefinition;
import io.guanjia.ticket.dispatch.Dispatcher;
import io.guanjia.ticket.dispatch.Workloads;
import io.guanjia.ticket.figures.Standing;
import io.guanjia.ticket.figures.TicketMeters;
import io.guanjia.ticket.roster.MongoRoster;
import io.guanjia.ticket.roster.MongoWorkloads;
import io.guanjia.ticket.roster.Shift;
import io.guanjia.ticket.roster.ShiftEvent;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.settings.TicketSettings;
import io.guanjia.ticket.ticket.Erasure;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketTimers;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/// How the parts of the service hang together.
@Configuration(proxyBeanMethods = false)
class TicketServiceConfiguration {

    @Bean
    AggregateType<Ticket> ticketType(TicketTimers timers) {
        return timers.type();
    }

    @Bean
    Aggregates<Ticket> tickets(AggregateStores stores, AggregateType<Ticket> ticketType) {
        return stores.of(ticketType);
    }

    @Bean
    AggregateType<Shift> shiftType() {
        return ShiftEvent.TYPE;
    }

    @Bean
    Aggregates<Shift> shifts(AggregateStores stores, AggregateType<Shift> shiftType) {
        return stores.of(shiftType);
    }

    @Bean
    AggregateType<CategoryDefinition> categoryType() {
        return CategoryDefinition.TYPE;
    }

    @Bean
    Aggregates<CategoryDefinition> definedCategories(
            AggregateStores stores, AggregateType<CategoryDefinition> categoryType) {
        return stores.of(categoryType);
    }

    @Bean
    Categories categories(Aggregates<CategoryDefinition> defined) {
        return new Categories(defined);
    }

    @Bean
    AggregateType<SettingsHistory> settingsType() {
        return SettingsHistory.type("ticket");
    }

    @Bean
    Settings<TicketSettings> settings(
            AggregateStores stores, AggregateType<SettingsHistory> settingsType, JsonMapper json, Validator validator) {
        return new Settings<>(stores.of(settingsType), TicketSettings.defaults(), json, validator);
    }

    @Bean
    SettingsController settingsController(Settings<TicketSettings> settings) {
        return new SettingsController(settings);
    }

    @Bean
    CommunityTerms communityTerms(Settings<TicketSettings> settings, Archive archive, Clock clock) {
        return community -> new Terms(
                settings.at(community, clock.instant()), archive.zone(community).getId());
    }

    @Bean
    Archive archive(MongoTemplate mongo) {
        return new Archive(
                projections(mongo, "communities", Community.class),
                projections(mongo, "departments", Department.class, "communityId"),
                projections(mongo, "buildings", Building.class),
                projections(mongo, "units", Unit.class),
                projections(mongo, "residencies", Residency.class, "personId"),
                projections(mongo, "staff", StaffMember.class, "communityId"));
    }

    @Bean
    Hearing ownerHearing(Archive archive, Erasure erasure) {
        return OwnerEvents.hearing(archive, erasure::erase);
    }

    @Bean
    Workloads workloads(MongoTemplate mongo) {
        return new MongoWorkloads(mongo);
    }

    @Bean
    Dispatcher dispatcher(MongoTemplate mongo, Archive archive, Workloads workloads) {
        return new Dispatcher(new MongoRoster(mongo, archive, workloads), workloads);
    }

    @Bean
    TicketTimers ticketTimers(CommunityTerms terms, Dispatcher dispatcher) {
        return new TicketTimers(terms, dispatcher);
    }

    @Bean
    Attachments attachments(MongoDatabaseFactory mongo) {
        return new Attachments(mongo.getMongoDatabase());
    }

    @Bean
    Hearing figuresHearing(MongoTemplate mongo, MeterRegistry meters) {
        return new TicketMeters(projections(mongo, "standings", Standing.class), meters).hearing();
    }

    private static <P> Projections<P> projections(
            MongoTemplate mongo, String collection, Class<P> type, String... index) {
        return new MongoProjections<>(
                mongo, "known_" + collection, type, index.length == 0 ? List.of() : List.of(List.of(index)));
    }
}
