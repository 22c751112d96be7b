package io.guanjia.owner.signin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.guanjia.platform.crypto.LookupHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// One-time codes: six digits, good for five minutes, at rest only as a keyed hash. A new one replaces the
/// one before.
///
/// Each address has five tries, so that nobody uses up the tries of whoever the code was sent to; all
/// together have fifty, so that many addresses do not find a code among a million either.
@Component
class OneTimeCodes {

    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int TRIES = 5;
    private static final int TRIES_OF_ALL = 50;
    private static final int CODES = 1_000_000;

    private final MongoCollection<Document> codes;
    private final LookupHash hash;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(MongoTemplate mongo, LookupHash hash) {
        this.codes = mongo.getCollection("sign_in_codes");
        this.hash = hash;
        codes.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /// Draws a code for the phone (keyed hash); the answer is the only place where it stands in clear.
    String draw(String phone, Instant now) {
        String code = String.format("%06d", random.nextInt(CODES));
        Document stored = new Document("_id", phone)
                .append("code", hash.of("code", phone + ":" + code))
                .append("tries", 0)
                .append("until", Date.from(now.plus(LIFE)));
        codes.replaceOne(Filters.eq(phone), stored, new ReplaceOptions().upsert(true));
        return code;
    }

    /// Whether the code is the right one; a right one is used up by it, and by nobody else at the same time.
    boolean take(String phone, String code, String address, Instant now) {
        String from = "from." + hash.of("address", address);
        Document stored = codes.findOneAndUpdate(
                Filters.and(
                        Filters.eq(phone),
                        Filters.gt("until", Date.from(now)),
                        Filters.lt("tries", TRIES_OF_ALL),
                        Filters.not(Filters.gte(from, TRIES))),
                Updates.combine(Updates.inc("tries", 1), Updates.inc(from, 1)));
        if (stored == null) {
            return false;
        }
        String right = stored.getString("code");
        return same(right, hash.of("code", phone + ":" + code))
                && codes.deleteOne(Filters.and(Filters.eq(phone), Filters.eq("code", right)))
                                .getDeletedCount()
                        == 1;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
