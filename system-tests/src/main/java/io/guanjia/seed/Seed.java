package io.guanjia.seed;

import io.guanjia.api.Api;
import io.guanjia.api.Unexpected;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Loads the communities of `local/seed/` into the running system, starting from the bootstrap admin. Loading again
/// creates nothing but the shifts of the days that have come since.
public final class Seed {

    private static final String ADMIN = "admin";

    private Seed() {}

    public static void main(String[] arguments) {
        Path root = Path.of(System.getenv().getOrDefault("GUANJIA_ROOT", "."));
        Path local = Path.of(System.getenv()
                .getOrDefault("GUANJIA_LOCAL", root.resolve(".local").toString()));
        Api api = new Api(URI.create(System.getenv().getOrDefault("GATEWAY_URL", "http://localhost:8080")));
        try {
            load(api, root.resolve("local/seed"), local);
        } catch (Unexpected failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /// Loads everything; `accounts.json` of the folder names the accounts afterwards.
    private static void load(Api api, Path files, Path local) {
        Passwords passwords = new Passwords(local.resolve("secrets/trial-passwords.json"));
        passwords.givenFirst(ADMIN, local.resolve("secrets/bootstrap-admin"));
        SignIn signIn = new SignIn(api, passwords);
        Memory memory = new Memory(local.resolve("data/seed.json"));
        List<SeedFile> seeds = SeedFile.readAll(files);
        for (SeedFile seed : seeds) {
            Loaded loaded =
                    memory.of(seed).orElseGet(() -> new CommunitySetup(signIn, passwords, seed).load(signIn.as(ADMIN)));
            memory.keep(
                    seed,
                    new ShiftPlan(seed, loaded)
                            .topUp(() -> signIn.as(seed.head().username())));
        }
        new Accounts(seeds, passwords).write(local.resolve("accounts.json"));
    }
}
