package io.guanjia.platform.web;

/// What owner-service writes into an access token and every service reads out of it.
public final class AccessToken {

    public static final String ISSUER = "guanjia";
    public static final String AUDIENCE = "guanjia-api";
    public static final String GRANTS = "grants";

    /// Stands in a token of a sign-in by a password that somebody else set: good for changing it and nothing else.
    public static final String FIRST_PASSWORD = "first_password";

    private AccessToken() {}
}
