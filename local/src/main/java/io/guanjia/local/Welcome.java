package io.guanjia.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/// What a newcomer can do now.
record Welcome(Topology topology, Home home) {

    private static final int RESIDENTS_SHOWN = 3;

    String words() {
        String gateway = topology.program("gateway").url();
        Path accounts = home.local().resolve("accounts.json");
        return """

                Guanjia runs. Try:
                  API page        %1$s/api/docs
                  sign in         a resident asks for a code, which comes to sms.jsonl below:
                                  curl -X POST %1$s/api/v1/auth/codes -H 'Content-Type: application/json' -d '{"phone":"+8613800000013"}'
                                  curl %1$s/api/v1/auth/tokens -H 'Content-Type: application/json' -d '{"grantType":"code","phone":"+8613800000013","code":"<code>"}'
                                  staff have user name and password
                  codes, messages %2$s/
                  accounts        %3$s
%5$s                  metrics         http://localhost:%4$d/actuator/prometheus (each program has its own, see ./run status)
                  the story       ./run demo   (in another terminal)
                Ctrl-C stops everything; the data stays for the next start.""".formatted(
                        gateway,
                        home.outbox(),
                        Files.exists(accounts) ? accounts : "none: the seed communities could not be loaded",
                        topology.program("ticket-service").managementPort(),
                        Files.exists(accounts) ? trialAccounts(accounts) : "");
    }

    /// Everybody of the staff of the first community, and a few who live there.
    private static String trialAccounts(Path file) {
        List<Document> all = read(file);
        String community = all.getFirst().getString("community");
        List<Document> first = all.stream()
                .filter(account -> community.equals(account.getString("community")))
                .toList();
        Stream<String> residents = first.stream()
                .filter(account -> account.containsKey("phone"))
                .limit(RESIDENTS_SHOWN)
                .map(account -> line(account, account.getString("phone"), account.getString("unit")));
        Stream<String> staff = first.stream()
                .filter(account -> account.containsKey("username"))
                .map(account -> line(account, account.getString("username"), account.getString("password")));
        return Stream.concat(residents, staff).collect(Collectors.joining());
    }

    private static String line(Document account, String signsInAs, String with) {
        return "                    %-16s %-22s %s%n".formatted(account.getString("role"), signsInAs, with);
    }

    private static List<Document> read(Path file) {
        try {
            return Document.parse("{\"all\":" + Files.readString(file) + "}").getList("all", Document.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
