package dev.baton.pricing;

import dev.baton.catalog.Sku;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.pricing.PriceBook.FoundPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches the prices. */
@Repository
class Prices {

    /** One row per line that has a price: the best of its candidates, in the order the lists are asked. */
    private static final String FIND = """
            select wanted.n, (array['CUSTOMER', 'ASSIGNED', 'CHANNEL', 'DEFAULT'])[found.rank] as kind,
                found.price_list, found.version, found.min_quantity, found.valid_from, found.unit_minor
            from unnest(:ns::bigint[], :lists::text[], :customers::text[], :channels::text[], :currencies::text[],
                :days::date[], :skus::text[], :quantities::bigint[])
                as wanted (n, list, customer, channel, currency, day, sku, quantity)
            cross join lateral (
                select price_lists.price_list, price_lists.version, prices.min_quantity, prices.valid_from, prices.unit_minor,
                    case
                        when price_lists.customer is not null then 1
                        when price_lists.price_list = wanted.list then 2
                        when price_lists.channel is not null then 3
                        else 4
                    end as rank
                from pricing.price_lists
                join pricing.prices
                on prices.tenant_id = price_lists.tenant_id
                and prices.price_list = price_lists.price_list
                where price_lists.tenant_id = :tenant
                and price_lists.currency = wanted.currency
                and (price_lists.customer is null or price_lists.customer = wanted.customer)
                and (price_lists.channel is null or price_lists.channel = wanted.channel)
                and (price_lists.is_default or price_lists.customer is not null or price_lists.channel is not null
                    or price_lists.price_list = wanted.list)
                and price_lists.valid_from <= wanted.day
                and (price_lists.valid_to is null or price_lists.valid_to >= wanted.day)
                and prices.tenant_id = :tenant
                and prices.sku = wanted.sku
                and prices.min_quantity <= wanted.quantity
                and prices.valid_from <= wanted.day
                and (prices.valid_to is null or prices.valid_to >= wanted.day)
                order by rank, price_lists.valid_from desc, price_lists.price_list, prices.min_quantity desc,
                    prices.valid_from desc
                limit 1
            ) found
            """;

    private static final String LIST = """
            select sku, min_quantity, unit_minor, valid_from, valid_to
            from pricing.prices
            where tenant_id = :tenant
            """;

    private static final String SET = """
            insert into pricing.prices
                (tenant_id, price_list, sku, min_quantity, valid_from, valid_to, unit_minor)
            select :tenant, :list, sku, min_quantity, valid_from, valid_to, unit_minor
            from unnest(:skus::text[], :quantities::bigint[], :from::date[], :to::date[], :units::bigint[])
                as given (sku, min_quantity, valid_from, valid_to, unit_minor)
            order by sku, min_quantity, valid_from
            on conflict (tenant_id, price_list, sku, min_quantity, valid_from)
            do update set valid_to = excluded.valid_to, unit_minor = excluded.unit_minor
            """;

    private static final String WITHDRAW = """
            delete from pricing.prices
            where tenant_id = :tenant
            and price_list = :list
            and sku = any(:skus)
            """;

    /** Of one request, by line reference. */
    record Found(Map<Integer, FoundPrice> prices, Map<Integer, long[]> componentValues) {}

    private record Wanted(PricingRequest request, Sku sku, long quantity, Consumer<FoundPrice> answer) {}

    private final Db db;

    Prices(Db db) {
        this.db = db;
    }

    /** @return one answer per request, in their order */
    List<Found> find(List<PricingRequest> requests) {
        var found = new ArrayList<Found>();
        var wanted = new ArrayList<Wanted>();
        for (var request : requests) {
            var prices = new HashMap<Integer, FoundPrice>();
            var componentValues = new HashMap<Integer, long[]>();
            for (var line : request.lines()) {
                if (line.unitPriceOverride() == null) {
                    wanted.add(new Wanted(
                            request, line.sku(), line.quantity(), price -> prices.put(line.reference(), price)));
                }
                if (!line.components().isEmpty()) {
                    var values = new long[line.components().size()];
                    componentValues.put(line.reference(), values);
                    wanted.addAll(componentsOf(request, line, values));
                }
            }
            found.add(new Found(prices, componentValues));
        }
        if (!wanted.isEmpty()) {
            answer(wanted);
        }
        return found;
    }

    /** The price of one of each, so that a kit is split alike whether one or a thousand are bought. */
    private static List<Wanted> componentsOf(PricingRequest request, PricingRequest.Line line, long[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> {
                    var component = line.components().get(i);
                    return new Wanted(
                            request,
                            component.sku(),
                            1,
                            price -> values[i] = Math.multiplyExact(price.unitMinor(), component.quantity()));
                })
                .toList();
    }

    private void answer(List<Wanted> wanted) {
        db.sql(FIND)
                .param("ns", LongStream.range(0, wanted.size()).toArray())
                .param("lists", Columns.text(wanted, row -> row.request().priceList()))
                .param("customers", Columns.text(wanted, row -> row.request().customer()))
                .param("channels", Columns.text(wanted, row -> row.request().channel()))
                .param("currencies", Columns.text(wanted, row -> row.request().currency()))
                .param("days", Columns.text(wanted, row -> row.request().on()))
                .param("skus", Columns.text(wanted, Wanted::sku))
                .param("quantities", Columns.longs(wanted, Wanted::quantity))
                .query(row -> {
                    wanted.get(row.getInt("n")).answer().accept(found(row));
                });
    }

    Page<Price> list(String list, @Nullable String sku, PageRequest request) {
        return new ListQuery(LIST)
                .where("price_list = :list", "list", list)
                .where("sku = :sku", "sku", sku)
                .page(
                        db,
                        request,
                        List.of(
                                new ListQuery.SortKey("sku", "text", false),
                                new ListQuery.SortKey("min_quantity", "bigint", false),
                                new ListQuery.SortKey("valid_from", "date", false)),
                        (row, _) -> price(row),
                        price -> Cursor.of(price.sku(), price.quantityFrom(), price.validFrom()));
    }

    void set(String list, List<Price> prices) {
        if (prices.isEmpty()) {
            return;
        }
        db.sql(SET)
                .param("list", list)
                .param("skus", Columns.text(prices, Price::sku))
                .param("quantities", Columns.longs(prices, Price::quantityFrom))
                .param("from", Columns.text(prices, Price::validFrom))
                .param("to", Columns.text(prices, Price::validTo))
                .param("units", Columns.longs(prices, Price::unitMinor))
                .update();
    }

    void withdraw(String list, Set<Sku> skus) {
        if (skus.isEmpty()) {
            return;
        }
        db.sql(WITHDRAW).param("list", list).param("skus", Columns.texts(skus)).update();
    }

    private static FoundPrice found(ResultSet row) throws SQLException {
        return new FoundPrice(
                row.getLong("unit_minor"),
                new PriceSource(
                        PriceSource.Kind.valueOf(row.getString("kind")),
                        row.getString("price_list"),
                        row.getInt("version"),
                        row.getLong("min_quantity"),
                        row.getObject("valid_from", LocalDate.class)));
    }

    private static Price price(ResultSet row) throws SQLException {
        return new Price(
                new Sku(row.getString("sku")),
                row.getLong("min_quantity"),
                row.getLong("unit_minor"),
                row.getObject("valid_from", LocalDate.class),
                Db.dateOrNull(row, "valid_to"));
    }
}
