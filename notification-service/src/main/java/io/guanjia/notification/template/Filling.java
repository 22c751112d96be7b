package io.guanjia.notification.template;

import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.directory.Directory.Place;
import io.guanjia.notification.directory.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import tools.jackson.databind.JsonNode;

/// What fills the gaps of one message: the event's fields, the place's names, in one language and zone.
record Filling(EventData data, Place place, ZoneId zone, Language language, ResourceBundle words) {

    String into(String line) {
        return Placeholder.replaceAll(line, this::value);
    }

    private String value(Placeholder placeholder) {
        return switch (placeholder.field()) {
            case "place" -> place.part();
            case "community" -> place.community();
            default -> formatted(placeholder);
        };
    }

    private String formatted(Placeholder placeholder) {
        String field = placeholder.field();
        return switch (placeholder.kind()) {
            case TEXT -> said(field);
            case WORD -> word(field, said(field));
            case TIME ->
                pattern("format.time").format(Instant.parse(said(field)).atZone(zone));
            case DAY -> pattern("format.day").format(LocalDate.parse(said(field)));
            case MONEY -> money(data.json().path(field));
        };
    }

    private String said(String field) {
        JsonNode value = data.json().path(field);
        if (!value.isValueNode()) {
            throw new IllegalArgumentException("the event has no " + field);
        }
        return value.asString();
    }

    /// A code nobody has put into words yet is shown as it is: better than losing the message.
    private String word(String field, String code) {
        String key = "word." + field + "." + code;
        return words.containsKey(key) ? words.getString(key) : code;
    }

    private String money(JsonNode money) {
        String currency = money.path("currency").asString("");
        String amount = money.path("amount").asString("");
        if (currency.isEmpty() || amount.isEmpty()) {
            throw new IllegalArgumentException("the event has no such amount");
        }
        String key = "format.money." + currency;
        return words.containsKey(key) ? words.getString(key).replace("{amount}", amount) : currency + " " + amount;
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(words.getString(key), language.locale());
    }
}
