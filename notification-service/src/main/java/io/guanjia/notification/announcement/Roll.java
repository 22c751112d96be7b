package io.guanjia.notification.announcement;

import io.guanjia.notification.audience.Role;
import java.util.List;
import java.util.function.Supplier;

/// Whom an event was found to concern when it was first processed. People move and shifts change: an event that is
/// processed again is told to the same people.
public interface Roll {

    /// The calls stored for the event; `found` is asked and stored when there are none yet.
    List<Called> first(String eventId, Supplier<List<Called>> found);

    /// One person, in one role, told with one line's template.
    record Called(String personId, Role role, String template) {}
}
