package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteResult;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.internal.Away;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.kafka.KafkaException;

class TransientTest {

    private static final ServerAddress SERVER = new ServerAddress();
    private static final WriteError DUPLICATE = new WriteError(11000, "duplicate", new BsonDocument());

    static Stream<RuntimeException> thatPass() {
        MongoCommandException steppedDown = new MongoCommandException(new BsonDocument(), SERVER);
        steppedDown.addLabel("RetryableWriteError");
        return Stream.of(
                steppedDown,
                new MongoTimeoutException("no primary"),
                new MongoSocketException("reset", SERVER),
                new RefusedException(new Busy(Duration.ofSeconds(1))),
                new QueryTimeoutException("slow"),
                new RecoverableDataAccessException("reconnect"),
                new KafkaException("no broker"),
                new Away("shop", "asleep", null),
                new IllegalStateException("wrapped", new MongoTimeoutException("no primary")));
    }

    static Stream<RuntimeException> thatStay() {
        return Stream.of(
                new MongoWriteException(DUPLICATE, SERVER, Set.of()),
                new MongoBulkWriteException(BulkWriteResult.unacknowledged(), List.of(), null, SERVER, Set.of()),
                new MongoCommandException(new BsonDocument(), SERVER),
                new RefusedException(new NotFound()),
                new DuplicateKeyException("duplicate"),
                new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("thatPass")
    void waitsForWhatPasses(RuntimeException failure) {
        assertThat(Transient.is(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("thatStay")
    void doesNotWaitForWhatAnEventBringsWithIt(RuntimeException failure) {
        assertThat(Transient.is(failure)).isFalse();
    }
}
