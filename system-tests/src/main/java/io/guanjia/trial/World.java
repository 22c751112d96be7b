package io.guanjia.trial;

import io.guanjia.api.Api;
import io.guanjia.api.Unexpected;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where everything is, as the launcher says, and who can be signed in as.
public record World(Api api, Path root, Path local, String mongo, String kafka, List<Account> accounts) {

    public static final String COMMUNITY = "阳光花园";
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public record Account(
            String community,
            String role,
            String name,
            @Nullable String phone,
            @Nullable String unit,
            @Nullable String username,
            @Nullable String password) {}

    public static World of(Map<String, String> environment) {
        Path root = Path.of(environment.getOrDefault("GUANJIA_ROOT", "."));
        Path local = Path.of(
                environment.getOrDefault("GUANJIA_LOCAL", root.resolve(".local").toString()));
        Path accounts = local.resolve("accounts.json");
        Unexpected.unless(Files.exists(accounts), accounts + " is not there: ./run loads the seed communities");
        return new World(
                new Api(URI.create(environment.getOrDefault("GATEWAY_URL", "http://localhost:8080"))),
                root,
                local,
                environment.getOrDefault("MONGODB_URI", "mongodb://127.0.0.1:27017/?directConnection=true"),
                environment.getOrDefault("KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
                Arrays.asList(JsonMapper.shared().readValue(accounts, Account[].class)));
    }

    public Path local(String path) {
        return local.resolve(path);
    }

    public Stream<Account> inRole(String role) {
        return accounts.stream()
                .filter(account ->
                        account.community().equals(COMMUNITY) && account.role().equals(role));
    }

    public Account first(String role) {
        return inRole(role)
                .findFirst()
                .orElseThrow(() -> new Unexpected("accounts.json has no " + role + " of " + COMMUNITY));
    }

    /// The first of the residents of a unit.
    public Account residentOf(String unit) {
        return inRole("resident")
                .filter(account -> unit.equals(account.unit()))
                .findFirst()
                .orElseThrow(() -> new Unexpected("accounts.json has no resident of " + unit));
    }

    /// The running process of one of the programs.
    public ProcessHandle process(String program) {
        return ProcessHandle.of(pid(program)).orElseThrow(() -> new Unexpected(program + " is not running"));
    }

    /// 0 while the program is not ready.
    public long pid(String program) {
        return entry(program).path("pid").asLong(0);
    }

    /// On its own port: health and metrics.
    public int managementPort(String program) {
        return entry(program).path("ports").path(1).asInt(0);
    }

    private JsonNode entry(String program) {
        return JsonMapper.shared().readTree(local("pids.json")).path(program);
    }
}
