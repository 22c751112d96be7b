package io.guanjia.notification.announcement;

import io.guanjia.notification.announcement.Roll.Called;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Line;
import io.guanjia.notification.audience.Recipient;
import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.audience.Worth;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.notification.directory.Directory;
import io.guanjia.notification.directory.Directory.Place;
import io.guanjia.notification.directory.Language;
import io.guanjia.notification.inbox.Inbox;
import io.guanjia.notification.inbox.InboxEntry;
import io.guanjia.notification.settings.MessageRules;
import io.guanjia.notification.template.Templates;
import io.guanjia.notification.template.Wording;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.web.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells an event to everybody it concerns: one entry in each one's box, one delivery for each wire. Everything has an
/// id derived from (event, recipient, box or wire), so telling again tells nobody twice.
public final class Announcer {

    private final Recipients recipients;
    private final Roll roll;
    private final Directory directory;
    private final Templates templates;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final MessageRules rules;
    private final MessageMeters meters;
    private final Clock clock;

    public Announcer(
            Recipients recipients,
            Roll roll,
            Directory directory,
            Templates templates,
            Inbox inbox,
            Deliveries deliveries,
            MessageRules rules,
            MessageMeters meters,
            Clock clock) {
        this.recipients = recipients;
        this.roll = roll;
        this.directory = directory;
        this.templates = templates;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.rules = rules;
        this.meters = meters;
        this.clock = clock;
    }

    public void announce(Concern concern, Heard<EventData> heard) {
        for (Recipient recipient : called(concern, heard)) {
            directory
                    .languageOf(recipient.personId())
                    .ifPresent(language -> tell(recipient, language, concern.event(), heard));
        }
    }

    private List<Recipient> called(Concern concern, Heard<EventData> heard) {
        List<Recipient> now = recipients.of(concern.lines(), heard.data(), clock.instant());
        if (concern.lines().stream().allMatch(Line::named)) {
            return now;
        }
        List<Called> stored = roll.first(
                heard.eventId(),
                () -> now.stream()
                        .map(each -> new Called(
                                each.personId(), each.role(), each.line().template()))
                        .toList());
        return stored.stream()
                .map(each -> new Recipient(each.personId(), each.role(), concern.lineOf(each.template(), each.role())))
                .toList();
    }

    private void tell(Recipient recipient, Language language, String event, Heard<EventData> heard) {
        EventData data = heard.data();
        Optional<String> unit = data.text("unitId");
        Place place = directory.placeOf(data.communityId(), unit, data.text("buildingId"));
        Line line = recipient.line();
        Wording words = templates.write(line.template(), language, data, place, directory.zoneOf(data.communityId()));
        Instant expiresAt =
                heard.time().plus(rules.of(data.communityId()).validity().of(line.worth()));
        boolean expired = clock.instant().isAfter(expiresAt);
        boolean fresh = inbox.put(new InboxEntry(
                Ids.derive(heard.eventId(), recipient.personId(), line.box().name()),
                recipient.personId(),
                line.box(),
                0,
                data.communityId(),
                event,
                heard.eventId(),
                heard.key(),
                data.text("number").orElse(null),
                words.title(),
                words.text(),
                expired,
                heard.time(),
                null));
        if (fresh) {
            meters.counted("inbox", expired ? "expired" : "delivered");
        }
        for (Wire wire : line.wires()) {
            deliveries.queue(new Letter(
                    data.communityId(),
                    wire,
                    recipient.personId(),
                    recipient.role(),
                    unit.orElse(null),
                    line.worth() == Worth.REMINDER ? heard.key() : null,
                    heard.eventId(),
                    line.template(),
                    words.title(),
                    words.text(),
                    data.emergency(),
                    expiresAt));
        }
    }
}
