package io.guanjia.local;

import java.nio.file.Files;
import java.nio.file.Path;

/// What a newcomer can do now.
record Welcome(Topology topology, Home home) {

    String words() {
        String gateway = topology.program("gateway").url();
        Path accounts = home.local().resolve("accounts.json");
        return """

                Guanjia runs. Try:
                  API page        %1$s/api/docs
                  sign in         a resident asks for a code, which comes to sms.jsonl below:
                                  curl -X POST %1$s/api/v1/auth/codes -H 'Content-Type: application/json' -d '{"phone":"+8613800000013"}'
                                  curl %1$s/api/v1/auth/tokens -H 'Content-Type: application/json' -d '{"grantType":"code","phone":"+8613800000013","code":"<code>"}'
                                  staff have user name and password (agent, worker.plumbing, manager …)
                  codes, messages %2$s/
                  accounts        %3$s
                  metrics         http://localhost:%4$d/actuator/prometheus (each program has its own, see ./run status)
                  the story       ./run demo   (in another terminal)
                Ctrl-C stops everything; the data stays for the next start.""".formatted(
                        gateway,
                        home.outbox(),
                        Files.exists(accounts) ? accounts : "none: the seed communities could not be loaded",
                        topology.program("ticket-service").managementPort());
    }
}
