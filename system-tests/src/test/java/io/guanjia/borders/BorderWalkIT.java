package io.guanjia.borders;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.system.RealSystem;
import io.guanjia.trial.Diary;
import io.guanjia.trial.SignIns;
import io.guanjia.trial.Soon;
import io.guanjia.trial.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every route of the API, tried by everybody whose business it is not.
class BorderWalkIT {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final World world = World.of(RealSystem.running().environment());

    @Test
    void everyRouteOfTheApiDocumentIsWalked() {
        JsonNode paths = Soon.find(
                        "the document of all services",
                        () -> Optional.of(world.api()
                                        .get("/api/docs/openapi.json")
                                        .must(200)
                                        .body())
                                .filter(document ->
                                        document.path("x-unavailable").isEmpty()))
                .path("paths");
        Set<String> documented = new TreeSet<>();
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (METHODS.contains(method)) {
                        documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        Set<String> walked = new TreeSet<>();
        Border.all().forEach(border -> walked.add(border.operation()));
        assertThat(walked).isEqualTo(documented);
    }

    @Test
    void nobodyGetsAcross() throws IOException, InterruptedException {
        SignIns signIns = new SignIns(world, new Diary(world.local("data/demo.json")));
        Household household = new Household(world, signIns);
        Map<String, String> ids = new HashMap<>(household.ids());
        ids.putAll(Intruders.own(world, signIns));
        BorderWalk walk = new BorderWalk(
                world.api().at("/"), Intruders.tokens(world, signIns, household), ids, household.secrets());

        List<String> holes = walk.holes(Border.all());
        holes.addAll(walk.crossed(Border.Crossing.all()));

        assertThat(holes).as("%d holes", holes.size()).isEmpty();
    }
}
