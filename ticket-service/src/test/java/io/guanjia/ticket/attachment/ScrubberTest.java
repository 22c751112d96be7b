package io.guanjia.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubberTest {

    private static final int ORIENTATION = 0x0112;
    private static final int GPS = 0x8825;
    private static final int START = 12;

    @TempDir
    Path dir;

    @Test
    void takesOutThePositionAndLeavesTheOrientation() throws IOException {
        ByteBuffer photo = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
        photo.put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 100});
        photo.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        photo.putShort((short) 2);
        photo.putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putInt(6);
        photo.putShort((short) GPS).putShort((short) 4).putInt(1).putInt(40);
        photo.position(START + 40).putShort((short) 1);
        photo.putShort((short) 2).putShort((short) 5).putInt(3).putInt(60);
        photo.position(START + 60)
                .putInt(39)
                .putInt(1)
                .putInt(54)
                .putInt(1)
                .putInt(20)
                .putInt(1);
        Path file = Files.write(dir.resolve("photo.jpg"), photo.array());

        Scrubber.scrub(file, MediaKind.JPEG);

        ByteBuffer left = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(left.getInt(START + 18)).as("orientation").isEqualTo(6);
        assertThat(left.getShort(START + 40)).as("entries of the position").isZero();
        for (int at = START + 40; at < START + 84; at++) {
            assertThat(left.get(at)).isZero();
        }
    }

    @Test
    void staysWithinABrokenFile() throws IOException {
        byte[] broken = "\u00FF\u00D8\u00FFExif\0\0II*\0\u00FF\u00FF\u00FF\u007F".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(dir.resolve("broken.jpg"), broken);

        Scrubber.scrub(file, MediaKind.JPEG);

        assertThat(Files.readAllBytes(file)).isEqualTo(broken);
    }

    @Test
    void takesTextsOutOfAPngCompressedOrNot() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
        byte[] plain = png.toByteArray();
        int afterHeader = 8 + 25;
        png.reset();
        png.write(plain, 0, afterHeader);
        png.write(chunk("zTXt", "Raw profile type exif\0\0" + deflated("39.9087,116.3975")));
        png.write(chunk("iTXt", "XML:com.adobe.xmp\0\1\0\0\0" + deflated("exif:GPSLatitude=39,54.5N")));
        png.write(chunk("tEXt", "Comment\0" + "39.9087"));
        png.write(chunk(
                "eXIf",
                "MM\0*\0\0\0\b\0\1\u0088%\0\4\0\0\0\1\0\0\0\u001C" + "\0\0\0\0\0\0" + "\0\1\0\1\0\2\0\0\0\2N\0\0\0"));
        png.write(plain, afterHeader, plain.length - afterHeader);
        Path file = Files.write(dir.resolve("photo.png"), png.toByteArray());

        Scrubber.scrub(file, MediaKind.PNG);

        String left = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(left)
                .hasSize(png.size())
                .doesNotContain("zTXt", "iTXt", "tEXt", "39.9087", deflated("39.9087,116.3975"))
                .doesNotContain(deflated("exif:GPSLatitude=39,54.5N"), "\0\1\0\2\0\0\0\2N");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(3);
        assertThat(sumsAreRight(Files.readAllBytes(file))).isTrue();
    }

    @Test
    void staysWithinTheChunkOfABrokenPosition() throws IOException {
        byte[] exif = chunk(
                "eXIf",
                "MM\0*\0\0\0\b\0\1\u0088%\0\4\0\0\0\1\0\0\0\u001C" + "\0\0\0\0\0\0" + "\0\1\0\1\0\2\0\0\0P\0\0\0 ");
        byte[] next = chunk("IDAT", "x".repeat(60));
        ByteBuffer photo = ByteBuffer.allocate(8 + exif.length + next.length);
        photo.position(8).put(exif).put(next);
        Path file = Files.write(dir.resolve("broken.png"), photo.array());

        Scrubber.scrub(file, MediaKind.PNG);

        assertThat(Files.readAllBytes(file)).endsWith(next);
    }

    @Test
    void takesThePlaceOutOfAFilmWhereverItStands() throws IOException {
        String loci = box("loci", "\0\0\0\0\u0015\u00C7Beijing\0\0\0te\u00C0\0'\u00E8\u009E\0\0\0\0\0\0");
        String xyz = box("\u00A9xyz", "\0\u0012\u0015\u00C7+39.9087+116.3975/");
        String keys = box(
                "keys",
                "\0\0\0\0\0\0\0\2" + box("mdta", "com.apple.quicktime.make")
                        + box("mdta", "com.apple.quicktime.location.ISO6709"));
        String values = box(
                "ilst",
                box("\0\0\0\1", box("data", "\0\0\0\1\0\0\0\0Apple"))
                        + box("\0\0\0\2", box("data", "\0\0\0\1\0\0\0\0+39.9087+116.3975+043.1/")));
        String pictures = box("mdat", "pictures with loci and \u00A9xyz in them 39.9087");
        for (String version : List.of("", "\0\0\0\0")) {
            String meta = box("meta", version + box("hdlr", "\0\0\0\0mdta") + keys + values);
            String film = box("ftyp", "mp42")
                    + pictures
                    + box("moov", box("udta", xyz + loci) + meta + box("trak", box("udta", loci)));
            Path file = Files.write(dir.resolve("film.mp4"), film.getBytes(StandardCharsets.ISO_8859_1));

            Scrubber.scrub(file, MediaKind.MP4);

            String left = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(left)
                    .hasSize(film.length())
                    .contains(pictures, "Apple", "location.ISO6709")
                    .doesNotContain("+39.9087", "116.3975", "Beijing", "te\u00C0");
        }
    }

    @Test
    void endsInAFilmOfBoxesWithoutEnd() throws IOException {
        ByteBuffer deep = ByteBuffer.allocate(400_000);
        while (deep.remaining() >= 8) {
            deep.putInt(deep.remaining()).put("moov".getBytes(StandardCharsets.ISO_8859_1));
        }
        Path file = Files.write(dir.resolve("deep.mp4"), deep.array());

        Scrubber.scrub(file, MediaKind.MP4);

        assertThat(Files.readAllBytes(file)).isEqualTo(deep.array());
    }

    private static String box(String type, String body) {
        byte[] size = ByteBuffer.allocate(4).putInt(8 + body.length()).array();
        return new String(size, StandardCharsets.ISO_8859_1) + type + body;
    }

    private static byte[] chunk(String type, String data) {
        byte[] both = (type + data).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(both);
        return ByteBuffer.allocate(12 + data.length())
                .putInt(data.length())
                .put(both)
                .putInt((int) sum.getValue())
                .array();
    }

    private static boolean sumsAreRight(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png);
        int at = 8;
        while (at < png.length) {
            int length = file.getInt(at);
            CRC32 sum = new CRC32();
            sum.update(png, at + 4, length + 4);
            if ((int) sum.getValue() != file.getInt(at + 8 + length)) {
                return false;
            }
            at += 12 + length;
        }
        return true;
    }

    private static String deflated(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
