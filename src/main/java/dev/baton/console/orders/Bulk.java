package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import dev.baton.orders.Stage;
import dev.baton.platform.NotFound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to the chosen orders: how many it works for, three of them, and why not for the others.
 *
 * @param back the address of the list it was asked from
 */
public record Bulk(
        Action action, List<OrderView> orders, List<OrderView> able, Map<String, List<String>> unable, String back) {

    /** What can be done with many orders at once. */
    public enum Action {
        HOLD("holds", false),
        RELEASE("hold-releases", false),
        CANCEL("cancellations", true);

        private final String path;
        private final boolean danger;

        Action(String path, boolean danger) {
            this.path = path;
            this.danger = danger;
        }

        /** @param path as in the address, such as {@code hold-releases} */
        static Action of(String path) {
            return Arrays.stream(values())
                    .filter(action -> action.path.equals(path))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("action", path));
        }

        public String path() {
            return "/orders/" + path;
        }

        public boolean danger() {
            return danger;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The message key of what is in the way; null when nothing is. */
        @Nullable
        String obstacle(OrderView order) {
            return switch (this) {
                case HOLD -> owesNothing(order) ? "orders.why.nothing-to-hold" : null;
                case RELEASE -> order.holds().stream().anyMatch(Hold::isActive) ? null : "orders.why.not-held";
                case CANCEL -> whyNotCancelled(order);
            };
        }

        private static boolean owesNothing(OrderView order) {
            return order.stage() != Stage.OPEN || order.units(Quantities::owed) == order.units(Quantities::shipped);
        }

        private static @Nullable String whyNotCancelled(OrderView order) {
            if (order.stage() == Stage.CANCELLED) {
                return "orders.why.already-cancelled";
            }
            if (order.units(Quantities::shipped) > 0) {
                return "orders.why.shipped";
            }
            return order.units(Quantities::onTheFloor) > 0 ? "orders.why.on-the-floor" : null;
        }
    }

    static Bulk of(Ui ui, Action action, List<OrderView> orders, String back) {
        var able = new ArrayList<OrderView>();
        var unable = new TreeMap<String, List<String>>();
        for (var order : orders) {
            var obstacle = action.obstacle(order);
            if (obstacle == null) {
                able.add(order);
            } else {
                unable.computeIfAbsent(ui.t(obstacle), _ -> new ArrayList<>()).add(order.number());
            }
        }
        return new Bulk(action, orders, able, unable, back);
    }

    public List<String> examples(Ui ui) {
        return able.stream()
                .limit(3)
                .map(order -> order.number() + " · " + order.customerName() + " · "
                        + ui.money(order.money().currentTotal()))
                .toList();
    }

    /** The numbers that something is not done with, the first few by name. */
    public String few(Ui ui, List<String> numbers) {
        var named = numbers.stream().limit(3).collect(Collectors.joining(", "));
        return numbers.size() > 3 ? named + " " + ui.t("orders.bulk.more", ui.quantity(numbers.size() - 3L)) : named;
    }

    /** The reasons for which the orders are held now, with how many orders each. */
    public Map<String, Long> reasons() {
        return able.stream()
                .flatMap(order -> order.holds().stream()
                        .filter(Hold::isActive)
                        .map(hold -> hold.reason().name())
                        .distinct())
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
    }
}
