package io.guanjia.owner.signin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.guanjia.owner.OwnerProperties;
import io.guanjia.platform.web.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Refresh tokens of one sign-in form a family: each is good once and is replaced by the next. One that comes a second
/// time was stolen, from the holder or by them: the whole family ends.
@Component
class RefreshFamilies {

    private final MongoCollection<Document> families;
    private final OwnerProperties properties;
    private final SecureRandom random = new SecureRandom();

    RefreshFamilies(MongoTemplate mongo, OwnerProperties properties) {
        this.families = mongo.getCollection("sign_in_families");
        this.properties = properties;
        families.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /// A family's id and its token as the client keeps it; only a hash of it is stored.
    record Renewed(String family, SignInWay way, String refreshToken) {}

    Renewed start(SignInWay way, Instant now) {
        String family = Ids.fresh();
        String token = newToken(family);
        families.insertOne(new Document("_id", family)
                .append("person", way.personId())
                .append("phone", way.phone())
                .append("epoch", way.epoch())
                .append("token", hash(token))
                .append("until", until(now)));
        return new Renewed(family, way, token);
    }

    /// The next token of the family; nothing when it has ended, and it ends now when this token was used before.
    Optional<Renewed> renew(String token, Instant now) {
        String family = token.contains(".") ? token.substring(0, token.indexOf('.')) : token;
        String next = newToken(family);
        Bson current =
                Filters.and(Filters.eq(family), Filters.eq("token", hash(token)), Filters.gt("until", Date.from(now)));
        @Nullable
        Document stored = families.findOneAndUpdate(
                current, Updates.combine(Updates.set("token", hash(next)), Updates.set("until", until(now))));
        if (stored == null) {
            end(family);
            return Optional.empty();
        }
        SignInWay way = new SignInWay(stored.getString("person"), stored.getString("phone"), stored.getLong("epoch"));
        return Optional.of(new Renewed(family, way, next));
    }

    void end(String family) {
        families.deleteOne(Filters.eq(family));
    }

    private Date until(Instant now) {
        return Date.from(now.plus(properties.refreshTokenLife()));
    }

    private String newToken(String family) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return family + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
