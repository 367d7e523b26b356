package dev.baton.orders.web;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.PartNumberQueries;
import dev.baton.orders.web.OrderBody.LineBody;
import dev.baton.platform.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which items lines are of that name them as their customer does. */
@Component
class NamedLines {

    private final PartNumberQueries partNumbers;

    NamedLines(PartNumberQueries partNumbers) {
        this.partNumbers = partNumbers;
    }

    OrderBody of(OrderBody body) {
        return body.with(of(body.customer(), body.lines()));
    }

    /**
     * The lines, each with its item.
     *
     * @param customer null for a guest, who has no part numbers
     * @throws Invalid by {@code lines[i].sku} and {@code lines[i].partNumber}
     */
    List<LineBody> of(@Nullable CustomerNumber customer, List<LineBody> lines) {
        if (lines.stream().allMatch(line -> line.sku() != null && line.partNumber() == null)) {
            return lines;
        }
        var numbers = lines.stream()
                .map(LineBody::partNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var meant = customer == null || numbers.isEmpty() ? Map.<String, Sku>of() : partNumbers.find(customer, numbers);
        var invalid = new Invalid.Collector();
        var named = new ArrayList<LineBody>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            named.add(named(lines.get(i), customer, meant, "lines[%d].".formatted(i), invalid));
        }
        invalid.throwIfAny();
        return named;
    }

    private static LineBody named(
            LineBody line,
            @Nullable CustomerNumber customer,
            Map<String, Sku> meant,
            String at,
            Invalid.Collector invalid) {
        var number = line.partNumber();
        var sku = line.sku();
        if (number == null) {
            invalid.require(sku != null, at + "sku", "is needed, or a partNumber of the customer");
            return line;
        }
        var theirs = meant.get(number);
        if (sku == null) {
            invalid.require(
                    theirs != null,
                    at + "partNumber",
                    () -> customer == null
                            ? "needs a customer, who calls the item so"
                            : "is nothing that customer %s calls an item".formatted(customer));
            return line.of(theirs);
        }
        invalid.require(
                theirs == null || theirs.equals(sku),
                at + "partNumber",
                () -> "means %s for this customer, and sku says %s".formatted(theirs, sku));
        return line;
    }
}
