package dev.baton.orders;

import dev.baton.platform.data.SearchWords;
import java.util.stream.Stream;

/** The words by which an order is found: number, reference, customer, mail, telephone, city, postcode and items. */
final class OrderSearch {

    private static final int ITEMS_MAX = 50;

    private OrderSearch() {}

    static String textOf(Order order) {
        var head = order.head();
        return SearchWords.of(Stream.concat(
                Stream.of(
                        head.number(),
                        head.externalReference(),
                        head.customer() == null ? null : head.customer().value(),
                        head.customerName(),
                        head.shipTo().name(),
                        head.shipTo().email(),
                        SearchWords.telephone(head.shipTo().phone()),
                        head.shipTo().city(),
                        head.shipTo().postcode()),
                order.lines().stream()
                        .map(line -> line.sku().value())
                        .distinct()
                        .limit(ITEMS_MAX)));
    }
}
