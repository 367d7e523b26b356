package dev.baton.orders;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;

/** The text in which an order is found: number, reference, customer, mail, telephone digits, city, postcode and items. */
final class OrderSearch {

    private OrderSearch() {}

    static String textOf(Order order) {
        var head = order.head();
        var words = new ArrayList<String>();
        words.add(head.number());
        words.add(head.externalReference());
        words.add(Objects.toString(head.customer(), ""));
        words.add(head.customerName());
        words.add(head.shipTo().name());
        words.add(head.shipTo().email());
        words.add(digits(head.shipTo().phone()));
        words.add(head.shipTo().city());
        words.add(head.shipTo().postcode());
        order.lines().stream()
                .map(line -> line.sku().value())
                .distinct()
                .limit(50)
                .forEach(words::add);
        words.removeIf(word -> word == null || word.isBlank());
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private static String digits(@org.jspecify.annotations.Nullable String phone) {
        return phone == null ? "" : phone.replaceAll("\\D", "");
    }
}
