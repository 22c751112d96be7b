package io.guanjia.owner.signin;

import io.guanjia.owner.OwnerProperties;
import io.guanjia.owner.Permit;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.account.FirstPassword;
import io.guanjia.owner.account.Passwords;
import io.guanjia.platform.crypto.TrialUse;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.web.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The first account, from a secret file, once: when it is there already the file is of no use.
@Component
class BootstrapAdmin implements TrialUse {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapAdmin.class);
    private static final String ID = Ids.derive("bootstrap admin");
    private static final String USERNAME = "admin";
    private static final String PUBLISHED = "guanjia-trial-2026";

    private final OwnerProperties properties;
    private final AccountDesk accounts;
    private final Passwords passwords;
    private final Clock clock;

    BootstrapAdmin(OwnerProperties properties, AccountDesk accounts, Passwords passwords, Clock clock) {
        this.properties = properties;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// Everybody reads that one in the published compose file. The account is asked where there is one:
    /// opened in a trial, it keeps that password whatever the file says later, and one that has changed it
    /// needs no other file.
    @Override
    public Optional<String> trialUse() {
        boolean published = accounts.of(ID)
                .map(account -> passwords.matches(PUBLISHED, account.password()))
                .orElseGet(() -> isPublished(properties.bootstrapAdminFile()));
        return published
                ? Optional.of("the published first password of " + USERNAME
                        + " (change it, or set BOOTSTRAP_ADMIN_PASSWORD before the first start)")
                : Optional.empty();
    }

    static boolean isPublished(@Nullable Path file) {
        return file != null && Files.isReadable(file) && content(file).equals(PUBLISHED);
    }

    @EventListener(ApplicationReadyEvent.class)
    void openOnce() {
        Path file = properties.bootstrapAdminFile();
        if (file == null || accounts.of(ID).isPresent()) {
            return;
        }
        FirstPassword first = new FirstPassword(USERNAME, read(file));
        Command command = Command.system("bootstrap", "bootstrap-admin", clock.instant());
        accounts.openIfNone(Permit.PLATFORM, ID, first, command);
        LOG.info("the account {} was opened from the secret file", USERNAME);
    }

    private static String read(Path file) {
        String password = content(file);
        if (password.length() < FirstPassword.SHORTEST) {
            throw new IllegalStateException(
                    file + " must hold a password of at least " + FirstPassword.SHORTEST + " characters");
        }
        return password;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the bootstrap admin's file cannot be read: " + file, e);
        }
    }
}
