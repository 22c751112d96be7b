package io.guanjia.notification.audience;

/// What kind of news it is: each is worth telling for a time that the community sets; after that it is only stored.
public enum Worth {
    /// Somebody is on the way: pointless the day after.
    MOMENT,
    /// The course of a case.
    CASE,
    /// Bills and payments.
    MONEY,
    /// Money that is owed: as long as other news of money, while it is owed, and not in the evening.
    REMINDER
}
