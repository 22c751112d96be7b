package io.guanjia.owner.signin;

import org.jspecify.annotations.Nullable;

/// How somebody proved who they are. It bounds what the sign-in opens (see {@link Grants}): a code what the
/// communities vouching for the phone have, a password what the communities that appointed the holder have.
///
/// @param phone keyed hash of the phone that received the code, for a sign-in by code
/// @param epoch the account's epoch, for a sign-in by password
record SignInWay(
        String personId, @Nullable String phone, @Nullable Long epoch) {

    static SignInWay byCode(String personId, String phone) {
        return new SignInWay(personId, phone, null);
    }

    static SignInWay byPassword(String personId, long epoch) {
        return new SignInWay(personId, null, epoch);
    }
}
