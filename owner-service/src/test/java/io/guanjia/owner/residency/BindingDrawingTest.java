package io.guanjia.owner.residency;

import io.guanjia.owner.Changes;
import io.guanjia.owner.residency.BindingStatusTest.Decision;
import io.guanjia.platform.testing.Drawing;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The drawing in the README is what a claim goes through.
class BindingDrawingTest {

    @Test
    void showsTheDecisionsAsTheyAre() throws IOException {
        Drawing.stands(
                "Binding",
                Stream.of(Decision.values())
                        .map(decision -> {
                            Binding binding = BindingStatusTest.requested();
                            String from = binding.status().code();
                            decision.on(binding, Changes.change());
                            return "    %s --> %s: %s%n"
                                    .formatted(
                                            from,
                                            binding.status().code(),
                                            decision.name().toLowerCase(Locale.ROOT));
                        })
                        .collect(Collectors.joining(
                                "", "```mermaid\nstateDiagram-v2\n    [*] --> requested\n", "```\n")));
    }
}
