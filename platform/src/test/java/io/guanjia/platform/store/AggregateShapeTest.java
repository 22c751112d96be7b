package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.repository.CrudRepository;

/// Each rule is proved on a seeded violation.
class AggregateShapeTest {

    static final class Crate {
        String label = "";
    }

    static final class Counted {
        @Version
        long version;
    }

    record Saving(MongoTemplate template) {
        void keep(Crate crate) {
            template.save(crate);
        }
    }

    interface Crates extends CrudRepository<Crate, String> {
        Crate findByLabel(String label);
    }

    @Test
    void letsTheStoreItselfPass() {
        AggregateShape.check(new ClassFileImporter().importPackagesOf(Aggregates.class), Set.of(Parcel.class));
    }

    @Test
    void findsASaveOfAState() {
        assertViolation(Saving.class, Crate.class, "save");
    }

    @Test
    void findsARepositoryOfAState() {
        assertViolation(Crates.class, Crate.class, "Crates");
    }

    @Test
    void findsAVersionInAState() {
        assertViolation(Counted.class, Counted.class, "Version");
    }

    private static void assertViolation(Class<?> guilty, Class<?> state, String named) {
        assertThatThrownBy(() -> AggregateShape.check(new ClassFileImporter().importClasses(guilty), Set.of(state)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }
}
