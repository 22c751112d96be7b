package io.guanjia.notification.delivery;

/// What can be done to a delivery, and where it leads.
public enum DeliveryCommand {
    BEGIN(DeliveryStatus.SENDING),
    SUCCEED(DeliveryStatus.DELIVERED),
    DEFER(DeliveryStatus.QUEUED),
    FAIL(DeliveryStatus.FAILED),
    EXPIRE(DeliveryStatus.EXPIRED),
    SUPPRESS(DeliveryStatus.SUPPRESSED),
    REPLAY(DeliveryStatus.QUEUED);

    private final DeliveryStatus leadsTo;

    DeliveryCommand(DeliveryStatus leadsTo) {
        this.leadsTo = leadsTo;
    }

    public DeliveryStatus leadsTo() {
        return leadsTo;
    }
}
