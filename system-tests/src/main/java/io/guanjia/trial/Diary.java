package io.guanjia.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What is remembered from one telling to the next, beside the data: how many there were, and which phones are still
/// signed in. Another household has the leak each time.
public final class Diary {

    private final Path file;
    private Page page;

    public record Page(int tellings, Map<String, String> refreshTokens) {}

    public Diary(Path file) {
        this.file = file;
        this.page = Files.exists(file) ? JsonMapper.shared().readValue(file, Page.class) : new Page(0, new TreeMap<>());
    }

    /// The number of this telling, from 0 on.
    public int begin() {
        int number = page.tellings();
        page = new Page(number + 1, page.refreshTokens());
        write();
        return number;
    }

    public Optional<String> refreshToken(String phone) {
        return Optional.ofNullable(page.refreshTokens().get(phone));
    }

    public void keep(String phone, String refreshToken) {
        page.refreshTokens().put(phone, refreshToken);
        write();
    }

    private void write() {
        JsonMapper.shared().writeValue(file, page);
    }
}
