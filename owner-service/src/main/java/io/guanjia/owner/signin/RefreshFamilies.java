package io.guanjia.owner.signin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.guanjia.owner.OwnerProperties;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.web.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Refresh tokens of one sign-in form a family: each is good once and is replaced by the next. One that comes
/// again was stolen, from the holder or by them: the whole family ends. Only the last but one is answered
/// again for a short grace, with the same next one, for an answer can be lost on its way.
///
/// A token is `<family>.<number>.<proof>`. The proof is a keyed hash over a secret of the family, so the same
/// number has the same token again, no token is stored, and what merely looks like one ends nothing.
@Component
class RefreshFamilies {

    static final Duration GRACE = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})\\.([0-9]{1,9})\\.([0-9a-f]{64})");

    private final MongoCollection<Document> families;
    private final OwnerProperties properties;
    private final LookupHash hash;

    RefreshFamilies(MongoTemplate mongo, OwnerProperties properties, LookupHash hash) {
        this.families = mongo.getCollection("sign_in_families");
        this.properties = properties;
        this.hash = hash;
        families.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /// A family's id and its token as the client keeps it.
    record Renewed(String family, SignInWay way, String refreshToken) {}

    Renewed start(SignInWay way, Instant now) {
        Document family = new Document("_id", Ids.fresh())
                .append("person", way.personId())
                .append("phone", way.phone())
                .append("epoch", way.epoch())
                .append("secret", Ids.fresh())
                .append("no", 1)
                .append("until", until(now));
        families.insertOne(family);
        return renewed(family, 1);
    }

    /// The next token of the family; nothing when it has ended, and it ends now when this token was used
    /// before.
    Optional<Renewed> renew(String token, Instant now) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String family = parts.group(1);
        int no = Integer.parseInt(parts.group(2));
        @Nullable
        Document stored = families.find(Filters.and(Filters.eq(family), Filters.gt("until", Date.from(now))))
                .first();
        if (stored == null || !same(token, token(stored, no))) {
            return Optional.empty();
        }
        if (advanced(family, no, now) || again(family, no, now)) {
            return Optional.of(renewed(stored, no + 1));
        }
        end(family);
        return Optional.empty();
    }

    void end(String family) {
        families.deleteOne(Filters.eq(family));
    }

    private boolean advanced(String family, int no, Instant now) {
        return families.updateOne(
                                Filters.and(Filters.eq(family), Filters.eq("no", no)),
                                Updates.combine(
                                        Updates.set("no", no + 1),
                                        Updates.set("renewedAt", Date.from(now)),
                                        Updates.set("until", until(now))))
                        .getModifiedCount()
                == 1;
    }

    private boolean again(String family, int no, Instant now) {
        return families.countDocuments(Filters.and(
                        Filters.eq(family),
                        Filters.eq("no", no + 1),
                        Filters.gt("renewedAt", Date.from(now.minus(GRACE)))))
                == 1;
    }

    private Renewed renewed(Document family, int no) {
        SignInWay way = new SignInWay(family.getString("person"), family.getString("phone"), family.getLong("epoch"));
        return new Renewed(family.getString("_id"), way, token(family, no));
    }

    private String token(Document family, int no) {
        String stem = family.getString("_id") + "." + no;
        return stem + "." + hash.of("refresh-token", stem + "." + family.getString("secret"));
    }

    private Date until(Instant now) {
        return Date.from(now.plus(properties.refreshTokenLife()));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
