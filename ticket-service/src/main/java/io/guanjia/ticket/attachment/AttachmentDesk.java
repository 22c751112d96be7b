package io.guanjia.ticket.attachment;

import io.guanjia.platform.domain.CommonRefusal.KeyReused;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.CommonRefusal.TooLarge;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Ids;
import io.guanjia.ticket.intake.Rights;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Takes files in and gives them out.
@Component
class AttachmentDesk {

    private static final long LARGEST = 20L * 1024 * 1024;
    private static final int HEAD = 16;
    private static final Duration STAGED = Duration.ofHours(24);

    private final Attachments attachments;
    private final Aggregates<Ticket> tickets;
    private final Rights rights;
    private final Clock clock;
    private final Thumbnailer thumbnailer = new Thumbnailer();

    AttachmentDesk(Attachments attachments, Aggregates<Ticket> tickets, Rights rights, Clock clock) {
        this.attachments = attachments;
        this.tickets = tickets;
        this.rights = rights;
        this.clock = clock;
    }

    /// Stores the file as staged. The same key with the same content again: the one it led to.
    Attachment stage(MultipartFile file, Call call) throws IOException {
        if (file.getSize() > LARGEST) {
            throw new RefusedException(new TooLarge("attachment", LARGEST));
        }
        Path here = Files.createTempFile("attachment", ".part");
        try {
            String digest = copy(file, here);
            String id = call.newId();
            Optional<Attachment> there = attachments.find(id);
            if (there.isPresent()) {
                return same(there.get(), digest);
            }
            MediaKind kind = MediaKind.of(head(here))
                    .orElseThrow(() -> new RefusedException(new TicketRefusal.Unreadable(MediaKind.accepted())));
            Optional<byte[]> thumbnail = kind.drawable() ? thumbnailer.draw(here) : Optional.empty();
            Scrubber.scrub(here, kind);
            Attachment its = new Attachment(
                    id,
                    Ids.fresh(),
                    kind,
                    Files.size(here),
                    thumbnail.isPresent(),
                    call.caller().subject(),
                    digest,
                    null);
            try (InputStream content = Files.newInputStream(here)) {
                return same(attachments.store(its, content, thumbnail, call.at()), digest);
            }
        } finally {
            Files.deleteIfExists(here);
        }
    }

    /// What is staged is its uploader's; what is claimed is for whoever may see the ticket.
    Attachment readable(String id, Call call) {
        return attachments
                .find(id)
                .filter(file -> file.claimedBy() == null
                        ? file.uploader().equals(call.caller().subject())
                        : tickets.find(file.claimedBy(), rights.reading(call.caller()))
                                .isPresent())
                .orElseThrow(() -> new RefusedException(new NotFound()));
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void cleanUp() {
        attachments.cleanUp(
                clock.instant().minus(STAGED),
                (ticket, attachment) -> tickets.find(ticket, Scope.everything())
                        .filter(there -> there.state().attachments().contains(attachment))
                        .isPresent());
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(HEAD);
        }
    }

    private static Attachment same(Attachment there, String digest) {
        if (!there.fingerprint().equals(digest)) {
            throw new RefusedException(new KeyReused());
        }
        return there;
    }

    private static String copy(MultipartFile file, Path to) throws IOException {
        try (DigestInputStream content = new DigestInputStream(file.getInputStream(), sha256())) {
            Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
