package io.guanjia.platform.event;

/// The aggregate that events are about: whose it is ("ticket") and its id.
record Subject(String owner, String key) {

    String topic() {
        return owner + ".events";
    }
}
