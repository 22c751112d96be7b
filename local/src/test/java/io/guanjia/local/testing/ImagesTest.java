package io.guanjia.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImagesTest {

    @Test
    void areThoseOfCompose() {
        assertThat(Path.of("..", "docker-compose.yml"))
                .content()
                .contains(Images.all().stream()
                        .map(image -> "image: " + image + "\n")
                        .toList());
    }
}
