package io.guanjia.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.GatewayProperties.Places;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class OpenPlacesTest {

    private final OpenPlaces places = new OpenPlaces("streams", new Places(2, 3));
    private final List<Disposable> open = new ArrayList<>();

    @Test
    void refusesAClientItsThirdAndLetsOthersIn() {
        enter("zhang");
        enter("zhang");
        assertThat(refusal("zhang")).isEqualTo(new Refusal.TooManyOpen("streams", 2));
        assertThat(refusal("wang")).isNull();
    }

    @Test
    void refusesEverybodyWhenAllPlacesAreTaken() {
        enter("zhang");
        enter("wang");
        enter("li");
        assertThat(refusal("zhao")).isEqualTo(new Refusal.Busy("streams"));
    }

    @Test
    void givesAPlaceBackHoweverItEnds() {
        enter("zhang");
        open.getFirst().dispose();
        places.during("zhang", () -> Mono.error(new IllegalStateException()))
                .onErrorComplete()
                .block();
        places.during("zhang", Mono::empty).block();
        assertThat(refusal("zhang")).isNull();
        assertThat(places.taken()).isZero();
    }

    @Test
    void holdsNoPlaceForTheRefused() {
        enter("zhang");
        enter("zhang");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(refusal("zhang")).isNotNull();
        }
        assertThat(places.taken()).isEqualTo(2);
    }

    private void enter(String client) {
        open.add(places.during(client, Mono::never).subscribe());
    }

    private @Nullable Refusal refusal(String client) {
        return places.during(client, Mono::empty)
                .then(Mono.<Refusal>empty())
                .onErrorResume(RefusedException.class, refused -> Mono.just(refused.refusal()))
                .block();
    }
}
