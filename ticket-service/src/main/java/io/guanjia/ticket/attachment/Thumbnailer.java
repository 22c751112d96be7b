package io.guanjia.ticket.attachment;

import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/// Draws small pictures, two at a time, for a large one takes hundreds of megabytes while it is drawn.
final class Thumbnailer {

    private static final long MOST_PIXELS = 25_000_000;
    private static final int SIDE = 320;

    private final Semaphore places = new Semaphore(2);

    /// Empty when the picture has more pixels than are drawn.
    ///
    /// @throws RefusedException {@link TicketRefusal.Unreadable} when it is no picture after all
    Optional<byte[]> draw(Path picture) throws IOException {
        if (pixels(picture) > MOST_PIXELS) {
            return Optional.empty();
        }
        places.acquireUninterruptibly();
        try {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            Thumbnails.of(picture.toFile()).size(SIDE, SIDE).outputFormat("jpg").toOutputStream(small);
            return Optional.of(small.toByteArray());
        } catch (IOException e) {
            throw unreadable();
        } finally {
            places.release();
        }
    }

    private static long pixels(Path picture) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw unreadable();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } catch (IOException e) {
                throw unreadable();
            } finally {
                reader.dispose();
            }
        }
    }

    private static RefusedException unreadable() {
        return new RefusedException(new TicketRefusal.Unreadable(MediaKind.accepted()));
    }
}
