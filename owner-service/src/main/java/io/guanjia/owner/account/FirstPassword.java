package io.guanjia.owner.account;

/// User name and first password of a new account, as set by whoever opens it.
public record FirstPassword(String username, String password) {

    public static final String USERNAME = "[a-z0-9][a-z0-9._-]{2,39}";
    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;

    @Override
    public String toString() {
        return "FirstPassword[" + username + "]";
    }
}
