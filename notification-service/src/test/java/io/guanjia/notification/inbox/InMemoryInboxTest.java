package io.guanjia.notification.inbox;

class InMemoryInboxTest extends InboxContract {

    private final Inbox inbox = new InMemoryInbox();

    @Override
    Inbox inbox() {
        return inbox;
    }
}
