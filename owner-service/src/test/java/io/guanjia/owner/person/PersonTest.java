package io.guanjia.owner.person;

import static io.guanjia.owner.Changes.NOON;
import static io.guanjia.owner.Changes.assertRefused;
import static io.guanjia.owner.Changes.change;
import static io.guanjia.owner.Changes.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.owner.OwnerEvent.PersonErased;
import io.guanjia.owner.OwnerEvent.PersonRegistered;
import io.guanjia.owner.OwnerProblem.PhoneOnFile;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void signsInWithTheFirstPhoneOfItsOnlyFile() {
        Person person = Person.register("p1", file("c1", "phone-a", "phone-b"), change());
        assertThat(person.signInPhone()).isEqualTo("phone-a");

        person.edit("p1", file("c1", "phone-b"), change());
        assertThat(person.signInPhone()).isEqualTo("phone-b");
    }

    @Test
    void keepsItsSignInPhoneOnceTwoCommunitiesKnowIt() {
        Person person = Person.register("p1", file("c1", "phone-a"), change());
        person.registerAlso("p1", file("c2", "phone-a"), change());

        person.edit("p1", file("c1", "phone-of-somebody-else"), change());

        assertThat(person.signInPhone()).isEqualTo("phone-a");
        assertThat(person.vouchingFor("phone-a")).containsExactly("c2");
        assertThat(person.vouchingFor("phone-of-somebody-else")).containsExactly("c1");
    }

    @Test
    void isSaidOncePerCommunity() {
        Person person = Person.register("p1", file("c1", "phone-a"), change());
        Change change = change();
        person.registerAlso("p1", file("c2", "phone-a"), change);

        assertThat(only(change)).isEqualTo(new PersonRegistered("c2", "p1", "zh-CN"));
        assertRefused(() -> person.registerAlso("p1", file("c2", "phone-a"), change()), new PhoneOnFile("p1"));
    }

    @Test
    void isForgottenByOneCommunityAtATime() {
        Person person = Person.register("p1", file("c1", "phone-a"), change());
        person.registerAlso("p1", file("c2", "phone-a"), change());
        Change change = change();
        person.erase("p1", "c1", change);

        assertThat(only(change)).isEqualTo(new PersonErased("c1", "p1", List.of("phone-a")));
        assertThat(person.fileIn("c1")).isEmpty();
        assertThat(person.signInPhone()).isEqualTo("phone-a");
        person.erase("p1", "c2", change());
        assertThat(person.signInPhone()).isNull();
        assertRefused(() -> person.erase("p1", "c2", change()), new NotFound());
    }

    private static PersonFile file(String communityId, String... phones) {
        return new PersonFile(communityId, NOON, Language.CHINESE, List.of(phones), new Sealed("k.x"));
    }
}
