package io.guanjia.owner;

import io.guanjia.owner.account.Account;
import io.guanjia.owner.community.Building;
import io.guanjia.owner.community.Community;
import io.guanjia.owner.community.Department;
import io.guanjia.owner.community.Unit;
import io.guanjia.owner.person.Person;
import io.guanjia.owner.person.Reveal;
import io.guanjia.owner.residency.Binding;
import io.guanjia.owner.residency.Residency;
import io.guanjia.owner.staff.Appointment;
import io.guanjia.platform.internal.InternalCallers;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.TimerHandler;
import io.guanjia.platform.web.FirstPasswordRoutes;
import io.guanjia.platform.web.PublicRoutes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of aggregates of owner-service with their stores, and the routes that need no token.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnerProperties.class)
class OwnerConfiguration {

    @Bean
    PublicRoutes publicRoutes() {
        return PublicRoutes.of("POST /api/v1/auth/codes", "POST /api/v1/auth/tokens", "GET /api/v1/auth/jwks");
    }

    @Bean
    FirstPasswordRoutes firstPasswordRoutes() {
        return FirstPasswordRoutes.of("PUT /api/v1/me/password", "DELETE /api/v1/auth/tokens");
    }

    @Bean
    InternalCallers contactCallers() {
        return InternalCallers.of("/internal/contacts/**", "notification");
    }

    @Bean
    AggregateType<Community> communityType() {
        return Community.TYPE;
    }

    @Bean
    Aggregates<Community> communityStore(AggregateStores stores, AggregateType<Community> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Department> departmentType() {
        return Department.TYPE;
    }

    @Bean
    Aggregates<Department> departmentStore(AggregateStores stores, AggregateType<Department> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Building> buildingType() {
        return Building.TYPE;
    }

    @Bean
    Aggregates<Building> buildingStore(AggregateStores stores, AggregateType<Building> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Unit> unitType() {
        return Unit.TYPE;
    }

    @Bean
    Aggregates<Unit> unitStore(AggregateStores stores, AggregateType<Unit> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Person> personType() {
        return Person.TYPE;
    }

    @Bean
    Aggregates<Person> personStore(AggregateStores stores, AggregateType<Person> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Reveal> revealType() {
        return Reveal.TYPE;
    }

    @Bean
    Aggregates<Reveal> revealStore(AggregateStores stores, AggregateType<Reveal> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Residency> residencyType() {
        return Residency.TYPE;
    }

    @Bean
    Aggregates<Residency> residencyStore(AggregateStores stores, AggregateType<Residency> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Binding> bindingType(TimerHandler<Binding> settlement) {
        return Binding.type(settlement);
    }

    @Bean
    Aggregates<Binding> bindingStore(AggregateStores stores, AggregateType<Binding> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Appointment> appointmentType() {
        return Appointment.TYPE;
    }

    @Bean
    Aggregates<Appointment> appointmentStore(AggregateStores stores, AggregateType<Appointment> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<Account> accountType() {
        return Account.TYPE;
    }

    @Bean
    Aggregates<Account> accountStore(AggregateStores stores, AggregateType<Account> type) {
        return stores.of(type);
    }
}
