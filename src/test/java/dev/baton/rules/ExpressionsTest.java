package dev.baton.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.rules.Vocabulary.Kind;
import dev.baton.rules.Vocabulary.Variable;
import dev.baton.rules.Vocabulary.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(List.of(
            new Variable(
                    "order",
                    false,
                    "",
                    List.of(
                            new Word("total", Kind.NUMBER, ""),
                            new Word("channel", Kind.TEXT, ""),
                            new Word("hour", Kind.COUNT, ""))),
            new Variable(
                    "lines", true, "", List.of(new Word("sku", Kind.TEXT, ""), new Word("quantity", Kind.COUNT, "")))));

    private static final Facts FACTS = facts(3);

    private final Expressions expressions = new Expressions(VOCABULARY);
    private final List<Mistake> mistakes = new ArrayList<>();

    private static Facts facts(int lines) {
        return new Facts(
                "web",
                Set.of("VIP"),
                Map.of(
                        "order", () -> Map.of("total", 120.5, "channel", "web", "hour", 14L),
                        "lines",
                                () -> IntStream.range(0, lines)
                                        .mapToObj(i -> Map.<String, Object>of("sku", "A" + i, "quantity", (long) i))
                                        .toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                order.total > 100                                       | true
                order.total > 100.5 && order.hour < 12                  | false
                order.total * 2 > 240 && order.hour * 0.5 < 8           | true
                order.channel in ['web', 'phone']                       | true
                lines.exists(line, line.quantity > 1)                   | true
                lines.all(line, line.sku.startsWith('A'))               | true
                size(lines) == 3 && lines[2].sku == 'A2'                | true
                """)
    void a_condition_means_what_it_says(String condition, boolean expected) throws Exception {
        var expression = expressions.condition("when", condition, mistakes::add);

        assertThat(mistakes).isEmpty();
        assertThat(expression).isNotNull();
        assertThat(expression.isTrue(FACTS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                order.totl > 100.0                     | 6  | totl
                lines.exists(line, line.quantty > 5)   | 24 | quantty
                customer.name == 'x'                   | 1  | customer
                order.total                            | 6  | bool
                order.channel > 5                      | 15 | cannot be used with (text, whole number)
                order.total >                          | 14 | EOF
                """)
    void a_mistake_is_told_with_its_place(String condition, int column, String word) {
        assertThat(expressions.condition("when", condition, mistakes::add)).isNull();

        assertThat(mistakes).isNotEmpty().allMatch(mistake -> mistake.field().equals("when") && mistake.line() == 1);
        assertThat(mistakes.getFirst().message()).contains(word);
        assertThat(mistakes.getFirst().column()).isEqualTo(column);
    }

    @Test
    void a_message_says_what_its_expressions_say() throws Exception {
        var sentence = expressions.sentence(
                "message", "{order.total} for {lines.map(line, line.sku)} at {order.hour}:00", mistakes::add);

        assertThat(mistakes).isEmpty();
        assertThat(sentence).isNotNull();
        assertThat(sentence.of(FACTS)).isEqualTo("120.50 for A0, A1, A2 at 14:00");
    }

    @Test
    void a_brace_that_is_never_closed_and_a_word_that_is_not_known_are_mistakes() {
        assertThat(expressions.sentence("message", "costs {order.total", mistakes::add))
                .isNull();
        assertThat(expressions.sentence("message", "costs {order.price}", mistakes::add))
                .isNull();

        assertThat(mistakes).extracting(Mistake::column).containsExactly(7, 13);
    }

    /** 400 lines three deep are 64 million steps. */
    @Test
    void what_would_take_for_ever_is_broken_off() {
        var expression = expressions.condition(
                "when",
                "lines.all(a, lines.all(b, lines.all(c, a.quantity + b.quantity + c.quantity >= 0)))",
                mistakes::add);

        assertThat(expression).isNotNull();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> expression.isTrue(facts(400))))
                .isInstanceOf(Expressions.Broken.class);
    }

    @Test
    void what_cannot_be_evaluated_is_found_to_be_broken_and_holds() {
        var rules = CompiledRules.of(
                expressions,
                7,
                List.of(
                        Rule.of("past-the-end", "Past the end", "", "lines[9].quantity > 1", Effect.WARN, null, "!"),
                        Rule.of("not-understood", "Not understood", "", "lines >", Effect.REJECT, null, "!"),
                        Rule.of("fine", "Fine", "", "order.hour == 14", Effect.TAG, "afternoon", "At {order.hour}.")));

        var findings = rules.judge(FACTS);

        assertThat(findings).extracting(Finding::rule).containsExactly("past-the-end", "not-understood", "fine");
        assertThat(findings).extracting(Finding::effect).containsExactly(Effect.HOLD, Effect.HOLD, Effect.TAG);
        assertThat(findings).extracting(Finding::broken).containsExactly(true, true, false);
        assertThat(findings.getLast().message()).isEqualTo("At 14.");
        assertThat(findings.getLast().version()).isEqualTo(7);
    }

    @Test
    void a_rule_concerns_its_channels_and_customers_only() {
        var rule = new Rule(
                "x",
                "X",
                null,
                "true",
                List.of("phone"),
                List.of("VIP"),
                Effect.WARN,
                null,
                null,
                null,
                null,
                "!",
                true);
        var elsewhere = new Rule(
                "y",
                "Y",
                null,
                "true",
                List.of("web"),
                List.of("WHOLESALE"),
                Effect.WARN,
                null,
                null,
                null,
                null,
                "!",
                true);
        var here = new Rule(
                "z",
                "Z",
                null,
                "true",
                List.of("web"),
                List.of("VIP", "GOLD"),
                Effect.WARN,
                null,
                null,
                null,
                null,
                "!",
                true);

        var findings =
                CompiledRules.of(expressions, 1, List.of(rule, elsewhere, here)).judge(FACTS);

        assertThat(findings).extracting(Finding::rule).containsExactly("z");
    }
}
