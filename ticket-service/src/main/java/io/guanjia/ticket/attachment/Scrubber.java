package io.guanjia.ticket.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;

/// Takes out of a file where it was made, in place and without growing it: the GPS directory of EXIF (JPEG, HEIC, PNG),
/// GPS fields of XMP, the texts of PNG, which may be compressed, and the location of MP4 (see {@link FilmBoxes}).
/// Everything else, orientation above all, stays.
final class Scrubber {

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] XMP_GPS = "exif:GPS".getBytes(StandardCharsets.ISO_8859_1);
    private static final Set<String> PNG_TEXTS = Set.of("tEXt", "zTXt", "iTXt");
    /// An ancillary, private chunk, which every reader skips.
    private static final byte[] PNG_NOTHING = "noNe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    private static final int ENTRY = 12;
    private static final int PNG_HEAD = 8;

    private final ByteBuffer file;

    private Scrubber(ByteBuffer file) {
        this.file = file;
    }

    static void scrub(Path path, MediaKind kind) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            new Scrubber(mapped).scrub(kind);
            mapped.force();
        }
    }

    private void scrub(MediaKind kind) {
        switch (kind) {
            case JPEG, HEIC -> {
                each(EXIF, at -> tiff(at + EXIF.length, file.limit()));
                each(XMP_GPS, at -> blank(at + XMP_GPS.length, 80));
            }
            case PNG -> chunks();
            case MP4, M4A -> {
                new FilmBoxes(file).forgetPlaces();
                each(XMP_GPS, at -> blank(at + XMP_GPS.length, 80));
            }
        }
    }

    /// Empties the GPS directory of the TIFF structure that starts there.
    private void tiff(int start, int end) {
        if (start + 8 > end) {
            return;
        }
        int mark = file.getShort(start) & 0xFFFF;
        if (mark != 0x4949 && mark != 0x4D4D) {
            return;
        }
        ByteBuffer tiff =
                file.slice(start, end - start).order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = entries(tiff, directory);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == GPS_DIRECTORY) {
                empty(tiff, tiff.getInt(entry + 8));
            }
        }
    }

    private static void empty(ByteBuffer tiff, int directory) {
        int entries = entries(tiff, directory);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            int type = tiff.getShort(entry + 2) & 0xFFFF;
            long size =
                    (tiff.getInt(entry + 4) & 0xFFFFFFFFL) * (type < BYTES_OF_TYPE.length ? BYTES_OF_TYPE[type] : 1);
            if (size > 4) {
                zero(tiff, tiff.getInt(entry + 8), size);
            }
            zero(tiff, entry, ENTRY);
        }
        if (entries > 0) {
            tiff.putShort(directory, (short) 0);
        }
    }

    private static int entries(ByteBuffer tiff, int directory) {
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 0;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        return directory + 2 + entries * ENTRY > tiff.limit() ? 0 : entries;
    }

    static void zero(ByteBuffer in, int from, long length) {
        for (long at = from; from >= 0 && at < Math.min(in.limit(), from + length); at++) {
            in.put((int) at, (byte) 0);
        }
    }

    private void blank(int from, int length) {
        for (int at = from; at < Math.min(file.limit(), from + length); at++) {
            if (Character.isDigit(file.get(at))) {
                file.put(at, (byte) '0');
            }
        }
    }

    private void chunks() {
        int at = PNG_HEAD;
        while (at + 12 <= file.limit()) {
            int length = file.getInt(at);
            if (length < 0 || length > file.limit() - at - 12) {
                return;
            }
            chunk(at + 4, length);
            at += 12 + length;
        }
    }

    /// Each carries a check sum of its type and data.
    private void chunk(int type, int length) {
        byte[] name = new byte[4];
        file.get(type, name);
        String kind = new String(name, StandardCharsets.ISO_8859_1);
        if (kind.equals("eXIf")) {
            tiff(type + 4, type + 4 + length);
        } else if (PNG_TEXTS.contains(kind)) {
            file.put(type, PNG_NOTHING);
            zero(file, type + 4, length);
        } else {
            return;
        }
        CRC32 sum = new CRC32();
        sum.update(file.slice(type, length + 4));
        file.putInt(type + 4 + length, (int) sum.getValue());
    }

    private void each(byte[] pattern, IntConsumer found) {
        for (int at = 0; at <= file.limit() - pattern.length; at++) {
            int same = 0;
            while (same < pattern.length && file.get(at + same) == pattern[same]) {
                same++;
            }
            if (same == pattern.length) {
                found.accept(at);
            }
        }
    }
}
