package io.guanjia.notification.delivery;

/// What can be done to a delivery.
public enum DeliveryCommand {
    BEGIN,
    SUCCEED,
    DEFER,
    FAIL,
    EXPIRE,
    SUPPRESS,
    REPLAY
}
