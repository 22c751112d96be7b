package io.guanjia.platform.store;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;

/// Entries of one aggregate that are to be sent, in order, taken from an image that a majority has acknowledged.
///
/// @param sent number of the last entry before them
record Unsent(MongoCollection<Document> collection, String owner, String id, long sent, List<Document> entries) {}
