package io.guanjia.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.notification.Contracts;
import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Line;
import io.guanjia.notification.directory.Directory.Place;
import io.guanjia.notification.directory.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TemplatesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Place HOME = new Place("阳光花园", "3-2-1801");
    private static final Set<String> FROM_THE_DIRECTORY = Set.of("place", "community");

    private final Templates templates = new Templates();

    static Stream<Arguments> linesInBothLanguages() {
        return new Audience()
                .concerns().stream()
                        .flatMap(concern -> concern.lines().stream()
                                .flatMap(line -> Stream.of(Language.values())
                                        .map(language -> Arguments.of(concern, line, language))));
    }

    @ParameterizedTest
    @MethodSource("linesInBothLanguages")
    void asksOnlyForWhatTheContractPromises(Concern concern, Line line, Language language) {
        JsonNode schema = Contracts.schema(concern.owner(), concern.event());
        List<String> promised =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        assertThat(templates.placeholders(line.template(), language))
                .filteredOn(gap -> !FROM_THE_DIRECTORY.contains(gap.field()))
                .allSatisfy(gap -> {
                    assertThat(promised).as(concern.event()).contains(gap.field());
                    assertThat(schema.at("/properties/" + gap.field() + "/format")
                                    .asString(""))
                            .isEqualTo(
                                    switch (gap.kind()) {
                                        case TIME -> "date-time";
                                        case DAY -> "date";
                                        case TEXT, WORD, MONEY -> "";
                                    });
                });
    }

    @ParameterizedTest
    @MethodSource("linesInBothLanguages")
    void hasWordsForEveryCodeTheContractLists(Concern concern, Line line, Language language) {
        ResourceBundle words = bundle(language);
        JsonNode properties = Contracts.schema(concern.owner(), concern.event()).path("properties");
        templates
                .placeholders(line.template(), language)
                .filter(gap -> gap.kind() == Placeholder.Kind.WORD)
                .forEach(gap -> assertThat(properties
                                .path(gap.field())
                                .path("enum")
                                .valueStream()
                                .map(code -> "word." + gap.field() + "." + code.stringValue()))
                        .as(concern.event())
                        .allMatch(words::containsKey));
    }

    @ParameterizedTest
    @MethodSource("linesInBothLanguages")
    void writesTheExample(Concern concern, Line line, Language language) {
        EventData example = Contracts.exampleData(concern.owner(), concern.event());
        Wording words = templates.write(line.template(), language, example, HOME, SHANGHAI);
        assertThat(words.title()).isNotBlank().doesNotContain("{", "}");
        assertThat(words.text()).isNotBlank().doesNotContain("{", "}");
    }

    @Test
    void hasTheSameKeysInBothLanguages() {
        assertThat(bundle(Language.CHINESE).keySet())
                .isEqualTo(bundle(Language.ENGLISH).keySet());
    }

    @Test
    void hasNoWordsThatNobodyIsTold() {
        Stream<String> told = new Audience()
                .concerns().stream()
                        .flatMap(concern -> concern.lines().stream())
                        .map(Line::template);
        Stream<String> keys = bundle(Language.ENGLISH).keySet().stream()
                .filter(key -> key.endsWith(".title"))
                .map(key -> key.substring(0, key.length() - ".title".length()));
        assertThat(keys).allMatch(Stream.concat(told, Stream.of("code")).toList()::contains);
    }

    @Test
    void writesTimesMoneyAndCodesAsTheReaderExpectsThem() {
        EventData overdue = data("{'communityId':'c','number':'261122-17','feeItem':'property','from':'2026-10-01',"
                + "'to':'2026-12-31','balance':{'amount':'751.80','currency':'CNY'},'dueOn':'2026-12-15'}");
        assertThat(templates
                        .write("fee.overdue", Language.CHINESE, overdue, HOME, SHANGHAI)
                        .text())
                .isEqualTo("3-2-1801的物业费账单261122-17（2026年10月1日至2026年12月31日）尚欠751.80元，缴费期限为2026年12月15日，请尽快缴纳。");
        EventData job =
                data("{'communityId':'c','number':'261122-17','priority':'P3','acceptBy':'2026-11-22T06:35:00Z'}");
        assertThat(templates
                        .write("job.dispatched", Language.ENGLISH, job, HOME, SHANGHAI)
                        .text())
                .isEqualTo("New job 261122-17: 3-2-1801, P3. Please accept it by 22 Nov 14:35.");
    }

    @Test
    void refusesToLeaveAGap() {
        EventData bare = data("{'communityId':'c'}");
        assertThatThrownBy(() -> templates.write("ticket.closed", Language.ENGLISH, bare, HOME, SHANGHAI))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> templates.write("code", Language.ENGLISH, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> templates.write("no.such", Language.ENGLISH, bare, HOME, SHANGHAI))
                .isInstanceOf(MissingResourceException.class);
    }

    private static EventData data(String json) {
        return new EventData((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "templates",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
