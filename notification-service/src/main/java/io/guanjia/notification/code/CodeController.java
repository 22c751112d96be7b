package io.guanjia.notification.code;

import io.guanjia.notification.announcement.MessageMeters;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Carriers;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.notification.directory.Language;
import io.guanjia.notification.template.Templates;
import io.guanjia.notification.template.Wording;
import io.guanjia.platform.web.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Sends one-time codes for owner-service: in memory only, straight to the SMS provider, never stored, never logged.
@RestController
class CodeController {

    private static final String TEMPLATE = "code";

    private final Carriers carriers;
    private final Templates templates;
    private final MessageMeters meters;

    CodeController(Carriers carriers, Templates templates, MessageMeters meters) {
        this.carriers = carriers;
        this.templates = templates;
        this.meters = meters;
    }

    /// `204` when the provider took it, `503` when it did not: the caller may ask again.
    @PostMapping("/internal/codes")
    ResponseEntity<Void> send(@Valid @RequestBody Code code) {
        Wording words = templates.write(TEMPLATE, Language.of(code.language()), Map.of("code", code.code()));
        boolean taken = carriers.of(Wire.SMS)
                .map(sms -> sms.carry(code.phone(), TEMPLATE, words.title(), words.text(), Ids.fresh()))
                .filter(Taken.class::isInstance)
                .isPresent();
        meters.counted("code", taken ? "delivered" : "failed");
        return ResponseEntity.status(taken ? 204 : 503).build();
    }

    record Code(
            @NotBlank String phone,
            @NotBlank @Pattern(regexp = "\\d{4,8}") String code,
            @NotBlank String language) {

        /// Nothing that a log line could take along.
        @Override
        public String toString() {
            return "Code[]";
        }
    }
}
