package io.guanjia.platform.event;

import io.guanjia.platform.topic.EventTopics;

/// The aggregate that events are about: whose it is ("ticket") and its id.
record Subject(String owner, String key) {

    String topic() {
        return EventTopics.of(owner);
    }
}
