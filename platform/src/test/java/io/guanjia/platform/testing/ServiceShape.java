package io.guanjia.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.event.Projections;
import io.guanjia.platform.store.Aggregates;
import java.util.List;

/// The shape of a service: one test a service calls {@link #check}. A rule that matches no class fails too.
public final class ServiceShape {

    private static final DescribedPredicate<JavaClass> DOMAIN = describe(
            "domain types",
            type -> type.isAssignableTo(DomainEvent.class)
                    || type.isAssignableTo(Refusal.class)
                    || type.getSimpleName().matches(".+(Event|Problem|Status|Command|Policy)"));

    private static final String[] TECHNOLOGY = {
        "org.springframework..",
        "com.mongodb..",
        "org.bson..",
        "org.apache.kafka..",
        "tools.jackson..",
        // An annotation that says how an event lies on the wire is part of what the event is.
        "com.fasterxml.jackson.core..",
        "com.fasterxml.jackson.databind..",
        "jakarta..",
        "io.micrometer..",
        "java.net..",
        "java.io..",
        "java.sql.."
    };

    static final ArchRule DOMAIN_IS_PURE = noClasses()
            .that(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY)
            .because("domain code decides and computes, nothing else");

    static final ArchRule DOMAIN_HAS_NO_CLOCK = noClasses()
            .that(DOMAIN)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .because("time comes in as an instant");

    static final ArchRule CONTROLLERS_CALL_DESKS = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Aggregates.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Projections.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.data..", "com.mongodb..", "org.springframework.kafka..")
            .because("a controller turns HTTP into a command for a desk");

    static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("what a class needs stands in its constructor");

    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = classes()
            .should()
            .haveNameNotMatching(".*[.$](.*(Utils?|Helper|Manager|Impl|DTO|Dto|Entity)|(Base|Abstract)[A-Z][^.$]*)")
            .because("the role of a class is its name");

    private static final List<ArchRule> RULES = List.of(
            DOMAIN_IS_PURE, DOMAIN_HAS_NO_CLOCK, CONTROLLERS_CALL_DESKS, NO_FIELD_INJECTION, NAMES_SAY_WHAT_THINGS_ARE);

    private ServiceShape() {}

    /// Checks the main classes of a service's package: `io.guanjia.ticket`.
    public static void check(String servicePackage) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(servicePackage);
        RULES.forEach(rule -> rule.check(service));
    }
}
