package dev.baton.fulfilment;

import static dev.baton.fulfilment.Floor.EAST;
import static dev.baton.fulfilment.Floor.FIRST;
import static dev.baton.fulfilment.Floor.MUG;
import static dev.baton.fulfilment.Floor.NOON;
import static dev.baton.fulfilment.Floor.ORDER;
import static dev.baton.fulfilment.Floor.PARTICULARS;
import static dev.baton.fulfilment.Floor.PEPPER;
import static dev.baton.fulfilment.Floor.missing;
import static dev.baton.fulfilment.Floor.open;
import static dev.baton.fulfilment.Floor.packed;
import static dev.baton.fulfilment.Floor.picked;
import static dev.baton.fulfilment.Floor.released;
import static dev.baton.fulfilment.Floor.sealed;
import static dev.baton.fulfilment.Floor.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Sku;
import dev.baton.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every question in every state, as a text that a person approves. */
class FulfilmentMatrixTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/fulfilment-matrix.approved.txt");
    private static final Path RECEIVED = Path.of("target/approved/fulfilment-matrix.received.txt");

    @Test
    void every_question_is_answered_in_every_state() throws IOException {
        var received = answers() + "\n" + actions();

        Files.createDirectories(RECEIVED.getParent());
        Files.writeString(RECEIVED, received);

        assertThat(received)
                .as("compare %s with %s, and copy it when it is right", RECEIVED, APPROVED)
                .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
    }

    private static String answers() {
        var table = new ArrayList<List<String>>();
        table.add(headed(questions().keySet().stream().toList()));
        states().forEach((name, state) -> table.add(row(
                name,
                questions().values().stream()
                        .map(question -> answer(question, state))
                        .toList())));
        return text(table);
    }

    private static String actions() {
        var table = new ArrayList<List<String>>();
        table.add(headed(
                List.of(FulfilmentAction.values()).stream().map(Enum::name).toList()));
        states().forEach((name, state) -> table.add(row(
                name,
                state.actions().stream()
                        .map(action -> action.whyNot() == null
                                ? "yes"
                                : action.whyNot().name())
                        .toList())));
        return text(table);
    }

    private static Map<String, FulfilmentOrder> states() {
        var held =
                open().after(open().follow(new Wanted(ORDER, EAST, true, Set.of(), PARTICULARS, open().work()), NOON));
        var halfPacked = packed(picked(), FIRST, Floor.CARTON, Map.of(PEPPER, 1L));
        var states = new LinkedHashMap<String, FulfilmentOrder>();
        states.put("open", open());
        states.put("on hold", held);
        states.put("released", released());
        states.put("part missing", missing(released(), PEPPER, 1));
        states.put("part picked", picked(released(), PEPPER, 1));
        states.put("picked", picked());
        states.put("part packed", halfPacked);
        states.put("part packed, closed", sealed(halfPacked));
        states.put("part shipped", shipped(sealed(halfPacked)));
        states.put("packed, open", packed(picked()));
        states.put("packed, closed", sealed(packed(picked())));
        states.put("shipped", shipped(sealed(packed(picked()))));
        states.put("cancelled", open().after(open().follow(Floor.wanted(), NOON)));
        return states;
    }

    private static Map<String, Function<FulfilmentOrder, Object>> questions() {
        var questions = new LinkedHashMap<String, Function<FulfilmentOrder, Object>>();
        questions.put("status", FulfilmentOrder::status);
        questions.put("release", order -> order.release(NOON));
        questions.put("recall", order -> order.recall(NOON));
        questions.put("pick 1 pepper", order -> order.pick(PEPPER, "", 1, NOON));
        questions.put("pick 2 mugs", order -> order.pick(MUG, "", 2, NOON));
        questions.put("pick saffron", order -> order.pick(new Sku("SAFFRON"), "", 1, NOON));
        questions.put("miss 1 pepper", order -> order.shortPick(PEPPER, 1, NOON));
        questions.put(
                "pack 1 pepper",
                order -> order.refusesToPack(Map.of(PEPPER, 1L))
                        .<Object>map(refusal -> refusal)
                        .orElseGet(
                                () -> order.pack(Floor.SECOND, Floor.CARTON, order.toPack(Map.of(PEPPER, 1L)), NOON)));
        questions.put("unpack", order -> order.unpack(FIRST, Map.of(), NOON));
        questions.put("close", order -> order.close(FIRST, null, NOON));
        questions.put("dispatch", order -> order.dispatch(Floor.labelled(order, FIRST), "SH-100001", NOON));
        return questions;
    }

    private static String answer(Function<FulfilmentOrder, Object> question, FulfilmentOrder state) {
        try {
            var answer = question.apply(state);
            return answer instanceof FulfilmentStatus status
                    ? status.name()
                    : answer.getClass().getSimpleName();
        } catch (NotFound _) {
            return "–";
        }
    }

    private static List<String> headed(List<String> columns) {
        return row("", columns);
    }

    private static List<String> row(String name, List<String> cells) {
        var row = new ArrayList<String>();
        row.add(name);
        row.addAll(cells);
        return row;
    }

    private static String text(List<List<String>> table) {
        return table.stream()
                .map(row -> {
                    var line = new StringBuilder();
                    for (int column = 0; column < row.size(); column++) {
                        int place = column;
                        int width = table.stream()
                                .mapToInt(each -> each.get(place).length())
                                .max()
                                .orElse(0);
                        line.append(row.get(column))
                                .repeat(" ", width + 2 - row.get(column).length());
                    }
                    return line.toString().stripTrailing();
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
