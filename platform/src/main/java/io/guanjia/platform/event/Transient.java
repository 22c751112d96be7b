package io.guanjia.platform.event;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.internal.Away;
import java.util.stream.Stream;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.KafkaException;

/// Tells failures that pass (database, broker or service away, too busy) from those that an event brings with it. The
/// former are waited out for ever, the latter end in the dead-letter topic.
final class Transient {

    private Transient() {}

    static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(Transient::passes);
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case MongoException mongo when mongo.hasErrorLabel("RetryableWriteError") -> true;
            case MongoWriteException refused -> false;
            case MongoBulkWriteException refused -> false;
            case MongoCommandException refused -> false;
            case MongoException away -> true;
            case RefusedException refused -> refused.refusal() instanceof Busy;
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException passing -> true;
            case KafkaException away -> true;
            case Away away -> true;
            default -> false;
        };
    }
}
