package io.guanjia.ticket.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds in the boxes of an MP4 or M4A file where it was recorded: `©xyz` and `loci` of the user data, and what Apple
/// keeps by key (`com.apple.quicktime.location.…`). Boxes are walked, not searched for: the same four letters in the
/// pictures mean nothing.
final class FilmBoxes {

    private static final Set<String> HOLDING = Set.of("moov", "trak", "udta", "meta");
    private static final Set<String> PLACES = Set.of("\u00A9xyz", "loci");
    private static final int HEAD = 8;
    private static final int DEEPEST = 8;

    private final ByteBuffer file;

    FilmBoxes(ByteBuffer file) {
        this.file = file;
    }

    void forgetPlaces() {
        each(0, file.limit(), 0);
    }

    private void each(int from, int to, int depth) {
        Set<Integer> places = new HashSet<>();
        for (Box box = at(from, to); box != null; box = at(box.end(), to)) {
            switch (box.type()) {
                case "keys" -> places.addAll(placesOf(box));
                case "ilst" -> forgetValues(box, places);
                default -> inside(box, depth);
            }
        }
    }

    private void inside(Box box, int depth) {
        if (PLACES.contains(box.type())) {
            Scrubber.zero(file, box.body(), box.end() - box.body());
            file.put(box.start() + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
        } else if (HOLDING.contains(box.type()) && depth < DEEPEST) {
            // Of ISO files, but not of QuickTime's, meta begins with a version.
            boolean versioned =
                    box.type().equals("meta") && box.end() - box.body() >= 4 && file.getInt(box.body()) == 0;
            each(box.body() + (versioned ? 4 : 0), box.end(), depth + 1);
        }
    }

    /// The numbers, from 1, of the keys that are about a place.
    private Set<Integer> placesOf(Box keys) {
        Set<Integer> places = new HashSet<>();
        int number = 1;
        for (Box key = at(keys.body() + HEAD, keys.end()); key != null; key = at(key.end(), keys.end())) {
            if (text(key.body(), key.end() - key.body()).contains("location")) {
                places.add(number);
            }
            number++;
        }
        return places;
    }

    /// The value stands in a `data` box, after its kind and language.
    private void forgetValues(Box list, Set<Integer> places) {
        for (Box value = at(list.body(), list.end()); value != null; value = at(value.end(), list.end())) {
            if (places.contains(file.getInt(value.start() + 4))) {
                int from = value.body() + 2 * HEAD;
                Scrubber.zero(file, from, value.end() - from);
            }
        }
    }

    /// The box that starts there; null when none does.
    private @Nullable Box at(int start, int to) {
        if (start > to - HEAD) {
            return null;
        }
        long size = file.getInt(start) & 0xFFFFFFFFL;
        int head = HEAD;
        if (size == 1 && start <= to - 2 * HEAD) {
            size = file.getLong(start + HEAD);
            head = 2 * HEAD;
        } else if (size == 0) {
            size = (long) to - start;
        }
        return size < head || size > to - start
                ? null
                : new Box(start, start + head, (int) (start + size), text(start + 4, 4));
    }

    private String text(int from, int length) {
        byte[] text = new byte[length];
        file.get(from, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private record Box(int start, int body, int end, String type) {}
}
