package io.guanjia.gateway.route;

/// A path that every program reads the same way. Anything a server could fold into another path (empty and dot
/// segments, encoded slashes and dots, parameters, double encoding) is refused before a route is looked for.
final class CleanPath {

    private static final String PLAIN = "-_.~!$&'()*+,=:@";
    private static final String FOLDED = "/\\.%;";

    private CleanPath() {}

    static boolean is(String path) {
        if (!path.startsWith("/") || path.contains("//") || path.endsWith("/")) {
            return false;
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.equals(".") || segment.equals("..") || !isClean(segment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClean(String segment) {
        for (int at = 0; at < segment.length(); at++) {
            char c = segment.charAt(at);
            if (c == '%') {
                if (!isHarmlessEscape(segment, at)) {
                    return false;
                }
                at += 2;
            } else if (!isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Visible ASCII only: identifiers need no more, and everything else is read differently somewhere.
    private static boolean isHarmlessEscape(String segment, int at) {
        if (at + 2 >= segment.length()) {
            return false;
        }
        int high = Character.digit(segment.charAt(at + 1), 16);
        int low = Character.digit(segment.charAt(at + 2), 16);
        int decoded = high * 16 + low;
        return high >= 0 && low >= 0 && decoded > ' ' && decoded < 127 && FOLDED.indexOf(decoded) < 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
