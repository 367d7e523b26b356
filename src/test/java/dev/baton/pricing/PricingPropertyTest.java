package dev.baton.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is bought, discounted, shipped and taxed: the parts sum to the whole and nothing is negative. */
class PricingPropertyTest {

    private static final int ROUNDS = 4_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261121, 42_4242})
    void the_parts_sum_to_the_whole(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var basket = anyBasket(random);
            check(basket.priced(), "seed %d, round %d".formatted(seed, round));
        }
    }

    private static void check(PricedOrder order, String which) {
        sums(order, PricedLine::gross, order.goods(), which + " gross");
        sums(order, PricedLine::discount, order.discount(), which + " discount");
        sums(order, PricedLine::net, order.net(), which + " net");
        sums(order, PricedLine::shipping, order.shipping(), which + " shipping");
        sums(order, PricedLine::tax, order.tax(), which + " tax");
        sums(order, PricedLine::total, order.total(), which + " total");
        var expected = order.net().plus(order.shipping());
        assertThat(order.total()).as(which).isEqualTo(order.taxIncluded() ? expected : expected.plus(order.tax()));
        assertThat(order.net()).as(which).isEqualTo(order.goods().minus(order.discount()));
        order.lines().forEach(line -> check(line, order.taxIncluded(), which));
        checkDiscounts(order, which);
        assertThat(order.shipping().minor())
                .as(which)
                .isGreaterThanOrEqualTo(order.charges().stream()
                        .mapToLong(charge -> charge.amount().minor())
                        .sum());
        checkTaxes(order, which);
    }

    private static void check(PricedLine line, boolean taxIncluded, String which) {
        for (var amount : List.of(
                line.gross(),
                line.discount(),
                line.net(),
                line.shipping(),
                line.tax(),
                line.total(),
                line.unitPrice())) {
            assertThat(amount.isNegative()).as("%s: %s", which, line).isFalse();
        }
        assertThat(line.discount()).as(which).isLessThanOrEqualTo(line.gross());
        var paid = line.net().plus(line.shipping());
        assertThat(line.total()).as(which).isEqualTo(taxIncluded ? paid : paid.plus(line.tax()));
        assertThat(line.discounts().stream()
                        .mapToLong(part -> part.amount().minor())
                        .sum())
                .as(which)
                .isEqualTo(line.discount().minor());
        assertThat(line.taxes().stream()
                        .mapToLong(part -> part.amount().minor())
                        .sum())
                .as(which)
                .isEqualTo(line.tax().minor());
        line.taxes()
                .forEach(tax -> assertThat(tax.base().isNegative()).as(which).isFalse());
        if (taxIncluded) {
            assertThat(line.tax()).as(which).isLessThanOrEqualTo(paid);
        }
    }

    private static void checkDiscounts(PricedOrder order, String which) {
        Map<String, Long> parts = new HashMap<>();
        for (var line : order.lines()) {
            line.discounts()
                    .forEach(part -> parts.merge(part.code(), part.amount().minor(), Long::sum));
        }
        Map<String, Long> whole = new HashMap<>();
        order.discounts()
                .forEach(applied -> whole.put(applied.code(), applied.amount().minor()));
        assertThat(parts).as(which).isEqualTo(whole);
    }

    private static void checkTaxes(PricedOrder order, String which) {
        for (var tax : order.taxes()) {
            var parts = order.lines().stream()
                    .flatMap(line -> line.taxes().stream())
                    .filter(part -> part.name().equals(tax.name()) && part.ratePpm() == tax.ratePpm())
                    .toList();
            assertThat(parts.stream().mapToLong(part -> part.amount().minor()).sum())
                    .as(which)
                    .isEqualTo(tax.amount().minor());
            assertThat(parts.stream().mapToLong(part -> part.base().minor()).sum())
                    .as(which)
                    .isEqualTo(tax.base().minor());
            if (!order.taxIncluded()) {
                assertThat(tax.amount().minor())
                        .as("%s: rounded half up, once, on the sum", which)
                        .isEqualTo(HalfUp.share(tax.base().minor(), tax.ratePpm(), 1_000_000));
            }
        }
        assertThat(order.taxes().stream().mapToLong(tax -> tax.amount().minor()).sum())
                .as(which)
                .isEqualTo(order.tax().minor());
    }

    private static void sums(PricedOrder order, Function<PricedLine, Money> of, Money whole, String which) {
        assertThat(order.lines().stream().map(of).mapToLong(Money::minor).sum())
                .as(which)
                .isEqualTo(whole.minor());
    }

    private static Baskets anyBasket(Random random) {
        var basket = new Baskets();
        int lines = random.nextInt(13);
        for (int i = 0; i < lines; i++) {
            long unit = random.nextInt(6) == 0 ? random.nextLong(4) : random.nextLong(100_000);
            long quantity = random.nextInt(4) == 0 ? random.nextLong(1, 100_000) : random.nextLong(1, 5);
            basket.line("SKU-" + i, quantity, unit, random.nextBoolean() ? "FOOD" : "STANDARD", random.nextLong(5000));
        }
        int discounts = random.nextInt(6);
        for (int i = 0; i < discounts; i++) {
            var discount = anyDiscount(random, i);
            basket.discount(random.nextInt(5) == 0 ? Baskets.alone(discount) : discount)
                    .code("D" + i);
        }
        if (random.nextInt(3) == 0) {
            var kind = random.nextBoolean() ? Discount.Kind.PERCENT : Discount.Kind.AMOUNT;
            basket.manual.add(new ManualDiscount(
                    "sorry", kind, random.nextLong(20_000), random.nextBoolean() ? null : random.nextInt(1, 14)));
        }
        if (random.nextInt(3) == 0) {
            basket.asked.add(new ManualCharge(
                    ManualCharge.Kind.HANDLING,
                    "heavy",
                    random.nextLong(1, 20_000),
                    random.nextBoolean() ? null : random.nextInt(1, 14)));
        }
        boolean inclusive = random.nextBoolean();
        int taxes = random.nextInt(4);
        for (int i = 0; i < taxes; i++) {
            int most = random.nextInt(5) == 0 ? 1_000_000 : 250_000;
            basket.tax("STANDARD", "Tax " + i, random.nextInt(most), inclusive, random.nextBoolean());
            if (random.nextBoolean()) {
                basket.tax("FOOD", "Tax " + i, random.nextInt(most), inclusive, false);
            }
        }
        if (random.nextInt(4) != 0) {
            basket.charge(random.nextLong(5000), null, random.nextBoolean() ? random.nextLong(1_000_000) : null);
        }
        basket.exempt = random.nextInt(10) == 0;
        return basket;
    }

    private static Discount anyDiscount(Random random, int i) {
        boolean percent = random.nextBoolean();
        boolean line = random.nextBoolean();
        return Baskets.discount(
                "D" + i,
                percent ? Discount.Kind.PERCENT : Discount.Kind.AMOUNT,
                percent ? random.nextLong(1, 10_001) : random.nextLong(1, 50_000),
                line ? Discount.Scope.LINE : Discount.Scope.ORDER,
                random.nextInt(3) == 0 ? random.nextLong(100_000) : 0,
                random.nextInt(3) == 0,
                line && random.nextBoolean()
                        ? Set.of("SKU-" + random.nextInt(13), "SKU-" + random.nextInt(13) + "-X")
                        : Set.of());
    }
}
