package io.guanjia.ticket.intake;

import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.settings.TicketSettings;
import io.guanjia.ticket.ticket.Appointment;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a report must be like, all defects told at once.
public final class Checks {

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_CODE = 50;

    /// What is older than a paper note that turned up is a slip of the pen, and clocks would be counted through all of
    /// it.
    private static final Duration OLDEST_REPORT = Duration.ofDays(366);

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

    private static final Set<String> CHANNELS = Set.of(
            "app",
            "wechat",
            "phone",
            "front-desk",
            "email",
            "group-chat",
            "patrol",
            "sensor",
            "hotline-12345",
            "import");

    private Checks() {}

    static void all(TicketBody body, Terms terms, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        text("/description", body.description(), errors);
        if (body.resolution() != null) {
            text("/resolution", body.resolution(), errors);
        }
        if (body.category() == null) {
            errors.add(new FieldError("/category", "required", null));
        }
        files(body.files(), errors);
        if (body.reportedAt() != null) {
            text("/reason", body.reason(), errors);
            if (body.reportedAt().isAfter(now)) {
                errors.add(new FieldError("/reportedAt", "in-the-future", null));
            } else if (body.reportedAt().isBefore(now.minus(OLDEST_REPORT))) {
                errors.add(new FieldError("/reportedAt", "too-long-ago", OLDEST_REPORT.toString()));
            }
        }
        appointment(body.appointment(), terms, now, errors);
        refuse(errors);
    }

    public static void appointment(@Nullable Appointment wanted, Terms terms, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        appointment(wanted, terms, now, errors);
        refuse(errors);
    }

    static TicketKind kind(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(TicketKind::of)
                .orElseThrow(
                        () -> new RefusedException(InvalidRequest.of("/kind", code == null ? "required" : "unknown")));
    }

    public static String text(String pointer, @Nullable String text) {
        List<FieldError> errors = new ArrayList<>();
        text(pointer, text, errors);
        refuse(errors);
        return String.valueOf(text);
    }

    /// The ids of attachments that one report or step brings.
    public static List<String> files(@Nullable List<String> ids) {
        List<String> files = ids == null ? List.of() : ids;
        List<FieldError> errors = new ArrayList<>();
        files(files, errors);
        refuse(errors);
        return files;
    }

    /// Whether it is a code, which may go into events where free text must not: `boiler.valve`.
    public static boolean isCode(String code) {
        return code.length() <= LONGEST_CODE && CODE.matcher(code).matches();
    }

    static String channel(@Nullable String channel, boolean desk) {
        if (channel == null) {
            return desk ? "front-desk" : "app";
        }
        if (!CHANNELS.contains(channel) || (!desk && !channel.equals("app") && !channel.equals("wechat"))) {
            throw new RefusedException(InvalidRequest.of("/channel", "unknown"));
        }
        return channel;
    }

    private static void files(List<String> ids, List<FieldError> errors) {
        if (ids.size() > Ticket.MAX_ATTACHMENTS) {
            errors.add(new FieldError("/attachments", "too-many", Ticket.MAX_ATTACHMENTS));
        }
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) == null) {
                errors.add(new FieldError("/attachments/" + i, "required", null));
            }
        }
    }

    private static void text(String pointer, @Nullable String text, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(pointer, "required", null));
        } else if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            errors.add(new FieldError(pointer, "too-long", LONGEST_TEXT));
        }
    }

    private static void appointment(@Nullable Appointment wanted, Terms terms, Instant now, List<FieldError> errors) {
        if (wanted == null) {
            return;
        }
        TicketSettings.Appointments rules = terms.settings().appointments();
        if (wanted.from() == null || wanted.to() == null) {
            errors.add(new FieldError("/appointment", "required", null));
        } else if (!wanted.to().isAfter(wanted.from())) {
            errors.add(new FieldError("/appointment/to", "before-start", null));
        } else if (wanted.from().isBefore(now)) {
            errors.add(new FieldError("/appointment/from", "in-the-past", null));
        } else if (wanted.to().isAfter(now.plus(rules.horizon()))) {
            errors.add(
                    new FieldError("/appointment/to", "too-far", rules.horizon().toString()));
        } else if (Duration.between(wanted.from(), wanted.to()).compareTo(rules.longest()) > 0) {
            errors.add(new FieldError(
                    "/appointment/to", "too-long", rules.longest().toString()));
        } else if (terms.quietThroughout(wanted.from(), wanted.to())) {
            errors.add(new FieldError("/appointment", "quiet-hours", null));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RefusedException(new InvalidRequest(errors));
        }
    }
}
