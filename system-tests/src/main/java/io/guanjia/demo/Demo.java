package io.guanjia.demo;

import io.guanjia.api.Unexpected;
import io.guanjia.trial.Diary;
import io.guanjia.trial.Journals;
import io.guanjia.trial.World;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `./run demo`: one story through the real system. Exit code 0 and a last line that says so when everything was as it
/// must be; 1 and what was not, at the first deviation.
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) {
        System.exit(tell(
                System.getenv(),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)));
    }

    /// Tells the story of the system that runs at those addresses.
    ///
    /// @return the exit code
    public static int tell(Map<String, String> environment, PrintStream screen) {
        Telling telling = new Telling(screen);
        long from = System.nanoTime();
        try {
            World world = World.of(environment);
            tell(world, telling);
            Closing.show(world, telling);
            screen.printf(Locale.ROOT, "%nTold in %.0f s.%n", (System.nanoTime() - from) / 1e9);
            screen.printf("demo: %d steps, 0 lost, 0 doubled%n", telling.steps());
            return 0;
        } catch (Unexpected deviation) {
            screen.println("demo: " + deviation.getMessage());
        } catch (IOException | RuntimeException defect) {
            screen.println("demo: broken off, " + defect);
            defect.printStackTrace(screen);
        }
        return 1;
    }

    private static void tell(World world, Telling telling) throws IOException {
        Cast cast = new Opening(world, new Diary(world.local("data/demo.json"))).tell(telling);
        try (Ears ears = new Ears(world, cast);
                Journals journals = new Journals(world.mongo())) {
            Ticket first = new Leak(world, cast, ears, journals).tell(telling);
            new Work(cast, first).tell(telling);
            Ticket second = new FollowUps(cast, ears, first).tell(telling);
            List<JsonNode> bills = new Fees(cast, ears).tell(telling);
            new Reckoning(cast, ears, journals).tell(telling, first, second, bills);
        }
    }
}
