package io.guanjia.notification.audience;

/// Where an in-app message lies: what concerns somebody, or a worker's job messages, which the phone follows live.
public enum Box {
    INBOX,
    JOBS
}
