package io.guanjia.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The story that `./run demo` tells: from a leak to the follow-up, with the ticket service killed in between.
class JourneyIT {

    @Test
    void losesAndDoublesNothing() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int exit = Demo.tell(RealSystem.running().environment(), new PrintStream(told, true, StandardCharsets.UTF_8));
        String story = told.toString(StandardCharsets.UTF_8);

        System.out.println(story);
        assertThat(exit).as(story).isZero();
        assertThat(story.strip()).endsWith("0 lost, 0 doubled");
    }
}
