package io.guanjia.notification.delivery;

import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Refused;
import io.guanjia.notification.delivery.Sent.Taken;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Mail over SMTP. `Message-ID` carries the key, so a mailbox that sorts out doubles can.
public final class SmtpMail implements Carrier {

    private final JavaMailSender sender;
    private final String from;

    public SmtpMail(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public Sent carry(String to, String template, String title, String text, String key) {
        try {
            MimeMessage mail = new KeyedMessage(sender.createMimeMessage(), key + "@" + from.replaceFirst(".*@", ""));
            MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(new InternetAddress(to, true));
            helper.setSubject(title);
            helper.setText(text);
            sender.send(mail);
            return new Taken();
        } catch (AddressException notOne) {
            return new Refused("bad-address");
        } catch (MailSendException failed) {
            return refusedForGood(failed) ? new Refused("refused-by-provider") : new NotNow("provider-away");
        } catch (MailException | MessagingException failed) {
            return new NotNow("provider-away");
        }
    }

    private static boolean refusedForGood(MailSendException failed) {
        Map<Object, Exception> messages = failed.getFailedMessages();
        return messages.values().stream()
                .anyMatch(cause -> cause instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
    }

    /// Keeps its `Message-ID` when the mail library would draw a new one.
    private static final class KeyedMessage extends MimeMessage {

        private final String id;

        KeyedMessage(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
