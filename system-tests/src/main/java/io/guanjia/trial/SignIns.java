package io.guanjia.trial;

import io.guanjia.api.Answer;
import io.guanjia.api.Unexpected;
import io.guanjia.trial.World.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Signing in: residents by phone and one-time code, staff by user name and password.
public final class SignIns {

    private static final String TOKENS = "/api/v1/auth/tokens";
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private final World world;
    private final Diary diary;

    public SignIns(World world, Diary diary) {
        this.world = world;
        this.diary = diary;
    }

    public Person staff(Account account) {
        Answer answer = world.api()
                .post(
                        TOKENS,
                        Map.of(
                                "grantType", "password",
                                "username", Objects.requireNonNull(account.username()),
                                "password", Objects.requireNonNull(account.password())))
                .must(200);
        return Person.of(account, world.api().as(answer.text("accessToken")));
    }

    /// By a code from the file that stands for the phone; empty when this phone or this address has had its codes of
    /// the
    /// hour.
    public Optional<Person> byCode(Account account) {
        String phone = Objects.requireNonNull(account.phone());
        int before = messages().size();
        Answer sent = world.api().post("/api/v1/auth/codes", Map.of("phone", phone));
        if (sent.status() == 429) {
            return Optional.empty();
        }
        sent.must(202);
        String code = Soon.find("the code for " + phone, () -> code(phone, before));
        return Optional.of(
                resident(account, world.api().post(TOKENS, Map.of("grantType", "code", "phone", phone, "code", code))));
    }

    /// Like an app that stays signed in; by a code the first time.
    public Person again(Account account) {
        String phone = Objects.requireNonNull(account.phone());
        return diary.refreshToken(phone)
                .map(token -> world.api().post(TOKENS, Map.of("grantType", "refresh_token", "refreshToken", token)))
                .filter(answer -> answer.status() == 200)
                .map(answer -> resident(account, answer))
                .or(() -> byCode(account))
                .orElseThrow(() -> new Unexpected(
                        phone + " is not signed in and there are no more codes this hour: at most 5 a phone and 20 an"
                                + " address"));
    }

    private Person resident(Account account, Answer tokens) {
        diary.keep(Objects.requireNonNull(account.phone()), tokens.must(200).text("refreshToken"));
        return Person.of(account, world.api().as(tokens.text("accessToken")));
    }

    private Optional<String> code(String phone, int before) {
        return messages().stream()
                .skip(before)
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(message -> message.path("to").asString("").equals(phone))
                .map(message -> CODE.matcher(message.path("text").asString("")))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private List<String> messages() {
        Path file = world.local("outbox/sms.jsonl");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
