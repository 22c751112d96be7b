package io.guanjia.notification.template;

/// What somebody is told, in their language.
public record Wording(String title, String text) {}
