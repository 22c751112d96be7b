package io.guanjia.platform.web;

import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// A service with one route of each habit, and no database behind it.
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@Import(SampleService.Things.class)
class SampleService {

    sealed interface SampleProblem extends Refusal {
        record LooksLike(String id) implements SampleProblem {}
    }

    record UnmappedProblem() implements Refusal {}

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Part(@NotBlank String name, int quantity) {}

    record NewThing(
            @NotBlank @Size(max = 20) String text,
            Colour colour,
            Instant from,
            Money price,
            @Valid List<Part> parts) {}

    @Bean
    PublicRoutes publicRoutes() {
        return PublicRoutes.of("POST /open/codes");
    }

    @Bean
    FirstPasswordRoutes firstPasswordRoutes() {
        return FirstPasswordRoutes.of("PUT /password");
    }

    @Bean
    ProblemCatalog<SampleProblem> sampleProblems() {
        return new ProblemCatalog<>() {
            @Override
            public Class<SampleProblem> refusals() {
                return SampleProblem.class;
            }

            @Override
            public Problem problemOf(SampleProblem refusal) {
                return switch (refusal) {
                    case SampleProblem.LooksLike(String id) -> Problem.of(409, "looks-like", Map.of("id", id));
                };
            }
        };
    }

    @RestController
    static class Things {

        private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

        @PostMapping("/things")
        ResponseEntity<NewThing> create(@Valid @RequestBody NewThing body, Call call) {
            Command command = call.create();
            String known = fingerprints.putIfAbsent(call.newId(), command.fingerprint());
            if (known != null && !known.equals(command.fingerprint())) {
                throw new RefusedException(new CommonRefusal.KeyReused());
            }
            Outcome<NewThing> outcome = new Outcome<>(stored(call.newId(), body), known != null);
            return Answers.created(outcome, "/things/{id}", Stored::state);
        }

        @PostMapping("/boxes/{box}/things")
        String putInto(@PathVariable String box, Call call) {
            return call.newId();
        }

        @PutMapping("/things/{id}")
        ResponseEntity<Map<String, Object>> edit(
                @PathVariable String id, @RequestBody Map<String, Object> body, Call call) {
            if (!Long.valueOf(7).equals(call.edit().ifMatch())) {
                throw new RefusedException(new CommonRefusal.PreconditionFailed(7));
            }
            return Answers.ok(stored(id, body), Stored::state);
        }

        @GetMapping(value = "/things", produces = MediaType.APPLICATION_JSON_VALUE)
        PageRequest list(PageRequest page, @RequestParam(required = false) Colour colour) {
            return page;
        }

        @GetMapping("/me")
        Caller me(Caller caller) {
            return caller;
        }

        @PutMapping("/password")
        Caller changePassword(Caller caller) {
            return caller;
        }

        @PostMapping("/open/codes")
        Caller open(Caller caller) {
            return caller;
        }

        @PostMapping("/files")
        long upload(@RequestParam MultipartFile file) {
            return file.getSize();
        }

        @GetMapping("/refusals/{name}")
        void refuse(@PathVariable String name) {
            throw switch (name) {
                case "looks-like" -> new RefusedException(new SampleProblem.LooksLike("t1"));
                case "wrong-status" ->
                    new RefusedException(new CommonRefusal.WrongStatus("closed", Set.of("reopen", "comment")));
                case "too-many" -> new RefusedException(new CommonRefusal.TooMany(Duration.ofMillis(1500)));
                case "unmapped" -> new RefusedException(new UnmappedProblem());
                default -> new IllegalStateException("secret driver message");
            };
        }

        private static <S> Stored<S> stored(String id, S state) {
            return new Stored<>(id, state, 8, 7, Instant.EPOCH, List.of(), List.of());
        }
    }
}
