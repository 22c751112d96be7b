package io.guanjia.notification.settings;

/// The rules in force in a community now.
@FunctionalInterface
public interface MessageRules {

    NotificationSettings of(String communityId);
}
