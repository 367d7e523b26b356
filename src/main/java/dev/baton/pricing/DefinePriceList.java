package dev.baton.pricing;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a price list, or changes whom it is for and when; with as many of its prices as are given. */
@UseCase
public class DefinePriceList {

    /**
     * @param prices set as {@link SetPrices} does; no two of one SKU, quantity and first day
     * @param expectedVersion what the caller last saw, 0 for a list that must be new; null when it does not care
     */
    public record Command(
            PriceList list, List<Price> prices, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Made(PriceList list) implements Outcome {}

    public record Changed(PriceList list) implements Outcome {}

    public record CodeTaken(String code) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    /** The numbers of a list mean its currency, so that is for ever. */
    public record CurrencyFixed(String currency) implements Outcome {}

    private final PriceLists lists;
    private final Prices prices;
    private final Audit audit;

    DefinePriceList(PriceLists lists, Prices prices, Audit audit) {
        this.lists = lists;
        this.prices = prices;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var list = command.list();
        var expected = command.expectedVersion();
        var before = lists.find(list.code()).orElse(null);
        if (before == null) {
            return make(list, command.prices());
        }
        if (expected != null && expected == 0) {
            return new CodeTaken(list.code());
        }
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(before.version());
        }
        if (!list.currency().equals(before.currency())) {
            return new CurrencyFixed(before.currency());
        }
        if (!lists.change(list.version(before.version()))) {
            return new ChangedMeanwhile(before.version() + 1);
        }
        var after = list.version(before.version() + 1);
        prices.set(list.code(), command.prices());
        audit.record("price-list", list.code(), "changed", before, after);
        return new Changed(after);
    }

    private Outcome make(PriceList list, List<Price> given) {
        var made = list.version(1);
        if (!lists.add(made)) {
            return new CodeTaken(list.code());
        }
        prices.set(list.code(), given);
        audit.record("price-list", list.code(), "made", null, made);
        return new Made(made);
    }
}
