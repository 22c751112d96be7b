package io.guanjia.notification.announcement;

import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.SendingFloor;
import io.guanjia.notification.directory.Filing;
import io.guanjia.notification.subscription.SubscriptionDesk;
import io.guanjia.notification.subscription.Webhooks;
import io.guanjia.platform.event.Heard;
import java.time.Clock;

/// What is done with every heard event: filed, told in the house, offered to webhooks; and with this service's own:
/// attempts made, results counted.
public final class EventsListener {

    private static final String OWN = "notification";
    private static final String MESSAGE = "message.";

    private final Filing filing;
    private final Announcer announcer;
    private final Webhooks webhooks;
    private final SendingFloor floor;
    private final SubscriptionDesk subscriptions;
    private final MessageMeters meters;
    private final Clock clock;

    public EventsListener(
            Filing filing,
            Announcer announcer,
            Webhooks webhooks,
            SendingFloor floor,
            SubscriptionDesk subscriptions,
            MessageMeters meters,
            Clock clock) {
        this.filing = filing;
        this.announcer = announcer;
        this.webhooks = webhooks;
        this.floor = floor;
        this.subscriptions = subscriptions;
        this.meters = meters;
        this.clock = clock;
    }

    public void hear(Concern concern, Heard<EventData> heard) {
        filing.file(concern.owner(), concern.event(), heard, heard.data().json());
        announcer.announce(concern, heard);
        webhooks.offer(concern, heard);
        if (concern.owner().equals(OWN) && concern.event().startsWith(MESSAGE)) {
            hearOwn(concern.event().substring(MESSAGE.length()), heard);
        }
    }

    private void hearOwn(String what, Heard<EventData> heard) {
        boolean webhook = heard.data().says("channel", Wire.WEBHOOK.code());
        meters.counted(heard.data().text("channel").orElse("unknown"), what);
        if (webhook && (what.equals("deferred") || what.equals("failed"))) {
            meters.webhookFailed();
        }
        if (what.equals("due")) {
            floor.take(heard.key(), heard.data().json().path("attempt").asInt());
        }
        if (what.equals("failed") && webhook) {
            subscriptions.disableAfter(heard.key(), heard.eventId(), clock.instant());
        }
    }
}
