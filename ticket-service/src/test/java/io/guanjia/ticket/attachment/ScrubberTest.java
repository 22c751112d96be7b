package io.guanjia.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
