package io.guanjia.platform.domain;

import org.jspecify.annotations.Nullable;

/// Who acted: the person or program that gave the command, for whom (`onBehalfOf`, a staff id, when a desk acts for a
/// worker), by which means word came (`via`: radio or phone), and over which channel the command entered.
public record Actor(
        String id, @Nullable String onBehalfOf, @Nullable String via, String channel) {

    /// The service itself: a fired timer or a heard event.
    public static Actor system(String name) {
        return new Actor("system:" + name, null, null, "system");
    }

    public static Actor person(String id, String channel) {
        return new Actor(id, null, null, channel);
    }
}
