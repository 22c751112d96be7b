package io.guanjia.owner.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guanjia.local.testing.Infra;
import io.guanjia.owner.OwnerProperties;
import io.guanjia.owner.signin.RefreshFamilies.Renewed;
import io.guanjia.platform.crypto.LookupHash;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@SuppressWarnings("NullAway.Init") // filled once, before all tests
class RefreshFamiliesIT {

    private final Instant now = Instant.now();

    private static MongoClient mongo;
    private static RefreshFamilies families;

    @BeforeAll
    static void connect() {
        mongo = MongoClients.create(Infra.mongoUri());
        families = new RefreshFamilies(
                new MongoTemplate(mongo, Infra.databaseFor(RefreshFamiliesIT.class)),
                new OwnerProperties(null, null, Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofDays(30)),
                new LookupHash(new SecretKeySpec(new byte[32], "HmacSHA256")));
    }

    @AfterAll
    static void leave() {
        mongo.close();
    }

    @Test
    void answersTheLastTokenAgainWithTheSameNextOneForAWhile() {
        Renewed first = started();
        Renewed second = families.renew(first.refreshToken(), now).orElseThrow();

        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.way()).isEqualTo(first.way());
        assertThat(families.renew(first.refreshToken(), now.plusSeconds(29))).contains(second);
        assertThat(families.renew(second.refreshToken(), now.plusSeconds(29))).isPresent();
    }

    @Test
    void endsTheFamilyWhenATokenComesAgainLater() {
        Renewed first = started();
        Renewed second = families.renew(first.refreshToken(), now).orElseThrow();

        assertThat(families.renew(first.refreshToken(), now.plus(RefreshFamilies.GRACE)))
                .isEmpty();
        assertThat(families.renew(second.refreshToken(), now.plusSeconds(31))).isEmpty();
    }

    @Test
    void endsTheFamilyWhenATokenBeforeTheLastComesAgainAtOnce() {
        Renewed first = started();
        Renewed second = families.renew(first.refreshToken(), now).orElseThrow();
        Renewed third = families.renew(second.refreshToken(), now).orElseThrow();

        assertThat(families.renew(first.refreshToken(), now)).isEmpty();
        assertThat(families.renew(third.refreshToken(), now)).isEmpty();
    }

    @Test
    void endsNothingForWhatOnlyLooksLikeAToken() {
        Renewed first = started();
        String other = started().refreshToken();
        String proof = other.substring(other.lastIndexOf('.'));

        assertThat(families.renew(first.family(), now)).isEmpty();
        assertThat(families.renew(first.family() + ".nonsense", now)).isEmpty();
        assertThat(families.renew(first.family() + ".1" + proof, now)).isEmpty();
        assertThat(families.renew(first.family() + ".2" + proof, now)).isEmpty();
        assertThat(families.renew(first.refreshToken(), now)).isPresent();
    }

    @Test
    void lastsAsLongAsItIsUsed() {
        Renewed second = families.renew(started().refreshToken(), now.plus(Duration.ofDays(29)))
                .orElseThrow();

        assertThat(families.renew(second.refreshToken(), now.plus(Duration.ofDays(58))))
                .isPresent();
        assertThat(families.renew(started().refreshToken(), now.plus(Duration.ofDays(31))))
                .isEmpty();
    }

    private Renewed started() {
        return families.start(SignInWay.byPassword("p1", 7), now);
    }
}
