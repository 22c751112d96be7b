package io.guanjia.demo;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folder `contracts/`: all that an outside team knows of the events.
final class Contracts {

    private static final Pattern TYPE = Pattern.compile("io\\.guanjia\\.([a-z]+)\\.([a-z.-]+)\\.(v\\d+)");

    private final Path folder;
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("x-heard-by"))
            .build());
    private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    Contracts(Path folder) {
        this.folder = folder;
    }

    /// What is wrong with the payload; nothing if it is as promised.
    List<String> defects(String type, String payload) {
        return schemas.computeIfAbsent(type, this::read)
                .map(schema -> schema.validate(payload, InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList())
                .orElseGet(() -> List.of("no contract has the type " + type));
    }

    private Optional<Schema> read(String type) {
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Path file =
                folder.resolve(parts.group(1)).resolve("%s.%s.schema.json".formatted(parts.group(2), parts.group(3)));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(registry.getSchema(Files.readString(file), InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
