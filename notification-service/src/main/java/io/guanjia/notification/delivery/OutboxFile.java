package io.guanjia.notification.delivery;

import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Taken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/// A carrier that writes each message as one line of JSON to a file: `{"at","to","template","text"}`. For systems on
/// one machine; refused in production.
public final class OutboxFile implements Carrier {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Clock clock;

    public OutboxFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Sent carry(String to, String template, String title, String text, String key) {
        byte[] line = (JSON.writeValueAsString(new Line(clock.instant(), to, template, text)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // One write of a short line in append mode is not torn by another process doing the same.
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Taken();
        } catch (IOException e) {
            return new NotNow("provider-away");
        }
    }

    private record Line(Instant at, String to, String template, String text) {}
}
