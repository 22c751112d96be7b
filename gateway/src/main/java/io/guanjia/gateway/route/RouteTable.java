package io.guanjia.gateway.route;

import io.guanjia.gateway.route.Target.Kind;
import org.jspecify.annotations.Nullable;

/// The whole of what can be reached from outside. What is not named here is 404: `/internal`, `/actuator` and every
/// future path of a service are closed until somebody writes them down.
public final class RouteTable {

    private static final String API = "/api/v1/";
    private static final String DOCS = "/api/docs";

    private RouteTable() {}

    public static @Nullable Service service(String path) {
        if (!path.startsWith(API)) {
            return null;
        }
        String[] parts = path.substring(API.length()).split("/", -1);
        if (parts.length >= 3 && parts[0].equals("communities")) {
            return ofCommunity(parts[2], parts.length == 4 ? parts[3] : "");
        }
        if (path.equals(API + "me/preferences") || path.equals(API + "jobs/stream")) {
            return Service.NOTIFICATION; // streams are read from stored messages
        }
        return switch (parts[0]) {
            case "auth", "me", "accounts" -> Service.OWNER;
            case "communities", "departments", "buildings", "units" -> Service.OWNER;
            case "people", "residencies", "bindings", "staff" -> Service.OWNER;

            case "tickets", "categories", "attachments", "follow-ups" -> Service.TICKET;
            case "jobs", "pool", "shifts" -> Service.TICKET;

            case "inbox", "notices", "broadcasts", "subscriptions" -> Service.NOTIFICATION;

            case "bills", "billing-runs", "statements", "fee-items", "tariffs" -> Service.BILLING;
            case "meters", "payments", "payment-callbacks", "receipts" -> Service.BILLING;

            default -> null;
        };
    }

    /// What a service keeps for a community lies below it.
    private static Service ofCommunity(String kind, String name) {
        return switch (kind) {
            case "settings" -> settings(name);
            case "categories", "shifts" -> Service.TICKET;
            case "fee-items" -> Service.BILLING;
            default -> Service.OWNER;
        };
    }

    /// Each service keeps its own settings; owner-service knows (and refuses) the names it does not.
    private static Service settings(String owner) {
        return switch (owner) {
            case "ticket" -> Service.TICKET;
            case "billing" -> Service.BILLING;
            case "notification" -> Service.NOTIFICATION;
            default -> Service.OWNER;
        };
    }

    /// Before there is a token, and calls that carry another proof than ours.
    static boolean isOpen(String method, String path) {
        return switch (path.substring(API.length())) {
            case "auth/codes", "auth/jwks" -> true;
            case "auth/tokens" -> !method.equals("DELETE"); // signing out is for who is signed in
            case String other -> other.startsWith("payment-callbacks/");
        };
    }

    static Kind kind(String method, String path, @Nullable String accept) {
        if (method.equals("POST") && path.equals(API + "attachments")) {
            return Kind.UPLOAD;
        }
        boolean stream = path.equals(API + "jobs/stream") || path.equals(API + "inbox/stream");
        boolean progress = accept != null && accept.startsWith("text/event-stream");
        return method.equals("GET") && (stream || progress) ? Kind.STREAM : Kind.CALL;
    }

    static boolean isDocs(String path) {
        return path.equals(DOCS) || path.startsWith(DOCS + "/");
    }
}
