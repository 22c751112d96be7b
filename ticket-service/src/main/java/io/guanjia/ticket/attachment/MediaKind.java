package io.guanjia.ticket.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What may be attached, told by content and not by name.
public enum MediaKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    HEIC("image/heic"),
    MP4("video/mp4"),
    M4A("audio/mp4");

    private final String type;

    MediaKind(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /// Whether this JVM can draw a small one of it.
    boolean drawable() {
        return this == JPEG || this == PNG;
    }

    /// The kind of what begins like this; empty for anything else.
    static Optional<MediaKind> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        return text.startsWith("ftyp", 4) && text.length() >= 12 ? ofBrand(text.substring(8, 12)) : Optional.empty();
    }

    /// ISO base media files say by their brand what they hold.
    private static Optional<MediaKind> ofBrand(String brand) {
        return switch (brand) {
            case "heic", "heix", "heim", "heis", "mif1" -> Optional.of(HEIC);
            case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash" -> Optional.of(MP4);
            case "M4A ", "M4B " -> Optional.of(M4A);
            default -> Optional.empty();
        };
    }

    static Set<String> accepted() {
        Set<String> types = new TreeSet<>();
        Arrays.stream(values()).forEach(kind -> types.add(kind.type));
        return types;
    }
}
