package io.guanjia.notification.template;

import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.directory.Directory.Place;
import io.guanjia.notification.directory.Language;
import java.time.ZoneId;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/// The words of every message, from the bundles `templates_zh_CN` and `templates_en`: `<template>.title` and
/// `<template>.text`, with placeholders filled from the event ({@link Placeholder}).
public final class Templates {

    private static final String BUNDLE = "templates";

    /// The words for one reader.
    ///
    /// @throws java.util.MissingResourceException when a language lacks the template
    /// @throws IllegalArgumentException when the event lacks what a placeholder names
    public Wording write(String template, Language language, EventData data, Place place, ZoneId zone) {
        Filling filling = new Filling(data, place, zone, language, words(language));
        return new Wording(
                filling.into(line(language, template + ".title")), filling.into(line(language, template + ".text")));
    }

    /// The words of a message that no event caused, with its variables by name.
    public Wording write(String template, Language language, Map<String, String> variables) {
        String title = line(language, template + ".title");
        String text = line(language, template + ".text");
        return new Wording(
                Placeholder.replaceAll(title, each -> variable(variables, each)),
                Placeholder.replaceAll(text, each -> variable(variables, each)));
    }

    /// What the template asks of its event.
    public Stream<Placeholder> placeholders(String template, Language language) {
        return Stream.of(".title", ".text").flatMap(part -> Placeholder.in(line(language, template + part)).stream());
    }

    private static String variable(Map<String, String> variables, Placeholder placeholder) {
        String value = variables.get(placeholder.field());
        if (value == null) {
            throw new IllegalArgumentException("no " + placeholder.field() + " for the template");
        }
        return value;
    }

    private static String line(Language language, String key) {
        return words(language).getString(key);
    }

    private static ResourceBundle words(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
