package io.guanjia.platform.store;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// Maps a state, and nothing but the state, by Spring Data's converter. Days are stored as UTC dates, decimals exactly.
final class StateCodec {

    private final MappingMongoConverter converter;

    StateCodec() {
        MongoCustomConversions conversions = MongoCustomConversions.create(
                adapter -> adapter.useNativeDriverJavaTimeCodecs().bigDecimal(BigDecimalRepresentation.DECIMAL128));
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setAutoIndexCreation(false);
        context.afterPropertiesSet();
        converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.preserveMapKeys(true);
        converter.afterPropertiesSet();
    }

    Document write(Object state) {
        Document document = new Document();
        converter.write(state, document);
        return document;
    }

    <S> S read(Class<S> type, Document document) {
        return converter.read(type, document);
    }

    /// A value of a scope or filter as it would stand in a stored state.
    @Nullable
    Object value(@Nullable Object value) {
        return converter.convertToMongoType(value);
    }
}
