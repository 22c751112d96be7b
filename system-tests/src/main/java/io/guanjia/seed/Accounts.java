package io.guanjia.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everybody one can sign in as: residents by phone and code, staff by user name and password.
record Accounts(List<SeedFile> seeds, Passwords passwords) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(
            String community,
            String role,
            String name,
            @Nullable String phone,
            @Nullable String unit,
            @Nullable String username,
            @Nullable String password) {}

    void write(Path file) {
        OwnersFile.write(
                file,
                seeds.stream()
                        .flatMap(seed -> Stream.concat(residents(seed), staff(seed)))
                        .toList());
    }

    private static Stream<Account> residents(SeedFile seed) {
        return seed.people().stream()
                .flatMap(person -> person.residencies().stream()
                        .map(residency -> new Account(
                                seed.name(), "resident", person.name(), person.phone(), residency.unit(), null, null)));
    }

    private Stream<Account> staff(SeedFile seed) {
        return seed.staff().stream()
                .flatMap(member -> member.roles().stream()
                        .map(role -> new Account(
                                seed.name(),
                                role,
                                member.name(),
                                null,
                                null,
                                member.username(),
                                passwords.of(member.username()).chosen())));
    }
}
