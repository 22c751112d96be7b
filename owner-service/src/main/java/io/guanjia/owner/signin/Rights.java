package io.guanjia.owner.signin;

import java.util.Map;
import java.util.Set;

/// What a sign-in opens: roles by community (none, where it opens what is the person's own alone); nothing as
/// long as the password is still the first one.
record Rights(Map<String, Set<String>> byCommunity, boolean firstPassword) {

    static final Rights TO_CHANGE_PASSWORD = new Rights(Map.of(), true);
}
