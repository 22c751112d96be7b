package io.guanjia.platform.store;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;

/// Failures after which nobody knows whether the write happened.
final class Ambiguity {

    private static final String RETRYABLE = "RetryableWriteError";

    private Ambiguity() {}

    static boolean of(MongoException failure) {
        return failure.hasErrorLabel(RETRYABLE)
                || failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoWriteConcernException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException;
    }
}
