package io.guanjia.owner.signin;

import io.guanjia.owner.person.CardSafe;
import io.guanjia.owner.person.Language;
import io.guanjia.owner.person.Person;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.owner.person.PersonFile;
import io.guanjia.owner.person.Phone;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Draws one-time codes. For somebody unknown the same is done, only nothing is sent: neither the answer nor
/// the time it takes tells who is on file.
@Service
class CodeDesk {

    static final Duration PAUSE = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Limit OF_ADDRESS = Limit.atMost(20, HOUR);
    private static final Limit OF_PHONE = Limit.atMost(1, PAUSE);
    private static final Limit OF_PHONE_HOURLY = Limit.atMost(5, HOUR);

    private final Tries tries;
    private final OneTimeCodes codes;
    private final PersonArchive people;
    private final CardSafe safe;
    private final CodeHandOver handOver;
    private final LookupHash hash;
    private final Clock clock;

    CodeDesk(
            Tries tries,
            OneTimeCodes codes,
            PersonArchive people,
            CardSafe safe,
            CodeHandOver handOver,
            LookupHash hash,
            Clock clock) {
        this.tries = tries;
        this.codes = codes;
        this.people = people;
        this.safe = safe;
        this.handOver = handOver;
        this.hash = hash;
        this.clock = clock;
    }

    /// The address is asked first: one that is over its limit cannot use up somebody else's phone.
    void send(Phone phone, String address) {
        Instant now = clock.instant();
        String hashed = safe.find(phone);
        tries.count("codes-of-address:" + hash.of("address", address), OF_ADDRESS, now);
        tries.count("code-of-phone:" + hashed, OF_PHONE, now);
        tries.count("codes-of-phone:" + hashed, OF_PHONE_HOURLY, now);
        Optional<Language> known = people.bySignInPhone(hashed).map(CodeDesk::language);
        String code = codes.draw(hashed, now);
        known.ifPresent(language -> handOver.begin(phone, code, language));
    }

    private static Language language(Stored<Person> stored) {
        return stored.state().files().stream()
                .findFirst()
                .map(PersonFile::language)
                .orElse(Language.CHINESE);
    }
}
