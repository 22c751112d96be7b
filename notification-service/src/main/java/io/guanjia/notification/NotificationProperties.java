package io.guanjia.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What can be set of this service.
///
/// @param outbox folder that takes SMS, and mail where there is no mail server, as lines of JSON; for trial only.
///     `GUANJIA_OUTBOX_DIR`
/// @param mailFrom sender of mail. `GUANJIA_MAIL_FROM`
/// @param webhookAllow private addresses or CIDR blocks that webhooks may reach. `GUANJIA_WEBHOOK_ALLOW`
/// @param streams most live streams open at once at this instance. `GUANJIA_STREAMS`
/// @param sendsAtOnce most attempts under way at once at this instance. `GUANJIA_SENDS`
@Validated
@ConfigurationProperties("guanjia.notification")
public record NotificationProperties(
        @Nullable Path outbox,
        @NotBlank @Email @DefaultValue("guanjia@localhost") String mailFrom,
        @NotNull @DefaultValue List<String> webhookAllow,
        @Min(1) @DefaultValue("2000") int streams,
        @Min(1) @DefaultValue("64") int sendsAtOnce) {}
