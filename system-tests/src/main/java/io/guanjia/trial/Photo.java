package io.guanjia.trial;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.imageio.ImageIO;

/// A photo as a phone would take it, small.
public final class Photo {

    private Photo() {}

    /// Uploads a photo and returns the id of the attachment.
    public static String upload(Person person, String name, Color colour) {
        return person.api()
                .upload("/api/v1/attachments", "photo-" + UUID.randomUUID(), name, "image/png", png(colour))
                .must(201)
                .id();
    }

    private static byte[] png(Color colour) {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 160, 120);
        pen.setColor(colour);
        pen.fillOval(50, 40, 60, 40);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
