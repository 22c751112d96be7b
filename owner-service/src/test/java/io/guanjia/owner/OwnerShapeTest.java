package io.guanjia.owner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.guanjia.platform.testing.ServiceShape;
import java.util.Set;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.guanjia.owner", importOptions = DoNotIncludeTests.class)
class OwnerShapeTest {

    private static final Set<String> VALUES =
            Set.of("Household", "Span", "ResidencyTerms", "Duties", "UnitFacts", "PersonCard", "Phone", "Limit");

    private static final DescribedPredicate<JavaClass> DOMAIN = DescribedPredicate.describe(
            "states of aggregates and the values they decide with",
            type -> VALUES.contains(type.getSimpleName())
                    || type.getFields().stream()
                            .anyMatch(
                                    field -> field.getRawType().getSimpleName().equals("AggregateType")));

    @Test
    void keepsTheShapeOfAService() {
        ServiceShape.check("io.guanjia.owner");
    }

    /// Deciding code computes: it reaches nothing but other values, the kernel and what declares its store.
    @ArchTest
    static final ArchRule DOMAIN_IS_PURE = classes()
            .that(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.guanjia.owner..",
                    "io.guanjia.platform.domain..",
                    "io.guanjia.platform.store..",
                    "io.guanjia.platform.crypto..");

    @ArchTest
    static final ArchRule FEATURES_DEPEND_ONE_WAY =
            slices().matching("io.guanjia.owner.(*)..").should().beFreeOfCycles();

    /// Aggregates are written through one door; Spring Data would replace the document and lose journal and
    /// timers.
    @ArchTest
    static final ArchRule NO_SECOND_DOOR = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.data.repository..", "org.springframework.kafka..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Version");

    /// Secrets of signing in are the only thing that is no aggregate.
    @ArchTest
    static final ArchRule ONLY_SIGN_IN_TOUCHES_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage("io.guanjia.owner.signin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.springframework.data.mongodb..");

    @ArchTest
    static final ArchRule CONTROLLERS_DO_NOT_STORE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Aggregates");

    /// Time comes from the one clock.
    @ArchTest
    static final ArchRule NOBODY_LOOKS_AT_THE_WALL_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
