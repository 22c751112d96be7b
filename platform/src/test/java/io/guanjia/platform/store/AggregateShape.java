package io.guanjia.platform.store;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.repository.Repository;

/// There is one door to an aggregate. Forbids the others: Spring Data's writes, its repositories and its `@Version` for
/// classes that depend on, or are, the given states. Used by the shape test of every service.
public final class AggregateShape {

    private static final String WRITES = "save|insert|insertAll|update.*|upsert|replace|remove|findAndModify"
            + "|findAndReplace|findAndRemove|findAllAndRemove|bulkOps";

    private AggregateShape() {}

    /// Checks all rules.
    ///
    /// @throws AssertionError naming each violation
    public static void check(JavaClasses classes, Set<Class<?>> states) {
        noWrites(states).allowEmptyShould(true).check(classes);
        noRepositories(states).allowEmptyShould(true).check(classes);
        noFields()
                .that()
                .areDeclaredInClassesThat(areOneOf(states))
                .should()
                .beAnnotatedWith(Version.class)
                .allowEmptyShould(true)
                .check(classes);
    }

    private static ArchRule noWrites(Set<Class<?>> states) {
        return noClasses()
                .that(knowOneOf(states))
                .should()
                .callMethodWhere(target(nameMatching(WRITES))
                        .and(target(owner(JavaClass.Predicates.assignableTo(MongoOperations.class)))));
    }

    private static ArchRule noRepositories(Set<Class<?>> states) {
        return noClasses().that(knowOneOf(states)).should().beAssignableTo(Repository.class);
    }

    private static DescribedPredicate<JavaClass> knowOneOf(Set<Class<?>> states) {
        return DescribedPredicate.describe(
                "know a state of " + states,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> areOneOf(states).test(dependency.getTargetClass())));
    }

    private static DescribedPredicate<JavaClass> areOneOf(Set<Class<?>> states) {
        return DescribedPredicate.describe(
                "are one of " + states, type -> states.stream().anyMatch(type::isEquivalentTo));
    }
}
