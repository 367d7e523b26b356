package dev.baton.pricing;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The taxes of one basket.
 *
 * <p>A tax is computed once for each jurisdiction and rate, on the sum of what it taxes, rounded half up, and then split to the
 * lines by largest remainder. Rounding every line by itself would drift from what the authority computes on the invoice
 * total by up to half a cent a line; rounding the sum and letting the lines carry it never drifts, and every line still
 * differs from its exact tax by less than a cent.
 *
 * <p>Shipping is taxed at the standard rate where the jurisdiction says so ({@link TaxRate#taxesShipping}), not at the mix of
 * the goods' rates: few authorities ask for the mix, and one rate is what an invoice can show. A charge by hand is a service of its
 * own, and taxed at the standard rate everywhere. Where prices include tax, the
 * tax is taken out of the sum, and of several included taxes each is in proportion to its rate. Somebody exempt is charged
 * the listed price and no tax, wherever he is.
 */
record Taxation(String jurisdiction, boolean included, List<Tax> taxes, List<PricingNote> notes) {

    private static final long ONE = 1_000_000;

    /** A tax at a rate, with what each line is taxed on and what it carries. */
    record Tax(Rate rate, Parts bases, Parts amounts) {

        Tax plus(Tax other) {
            return new Tax(rate, bases.plus(other.bases), amounts.plus(other.amounts));
        }
    }

    record Rate(String name, int ppm) {}

    static Taxation of(PriceBook book, Parts net, Parts carriage, Parts charges) {
        var request = book.request();
        var rates = inForce(book);
        var jurisdiction = place(
                request.country(),
                rates.isEmpty() ? request.region() : rates.getFirst().region());
        if (request.taxExempt()) {
            return none(jurisdiction, PricingNote.Kind.TAX_EXEMPT, "The customer is exempt from tax.");
        }
        if (rates.isEmpty()) {
            return none(
                    jurisdiction,
                    PricingNote.Kind.TAX_UNKNOWN,
                    "No tax rate is set for %s on %s: no tax is charged.".formatted(jurisdiction, request.on()));
        }
        boolean included = rates.stream().allMatch(TaxRate::inclusive);
        var taxes = new LinkedHashMap<Rate, Tax>();
        taxable(request, rates, net, carriage, charges, included)
                .forEach((together, amounts) -> (included ? contained(together, amounts) : added(together, amounts))
                        .forEach(tax -> taxes.merge(tax.rate(), tax, Tax::plus)));
        return new Taxation(jurisdiction, included, List.copyOf(taxes.values()), List.of());
    }

    private static Taxation none(String jurisdiction, PricingNote.Kind kind, String text) {
        return new Taxation(jurisdiction, false, List.of(), List.of(new PricingNote(kind, jurisdiction, text)));
    }

    /** {@code US-NJ}, or {@code DE} when there is no region. */
    static String place(String country, String region) {
        return region.isEmpty() ? country : country + "-" + region;
    }

    /** Those of the region when it has any, else those of its country. */
    private static List<TaxRate> inForce(PriceBook book) {
        var request = book.request();
        var regional = at(book, request.country(), request.region(), request.on());
        return regional.isEmpty() ? at(book, request.country(), "", request.on()) : regional;
    }

    /** One of each name and class: the youngest. */
    private static List<TaxRate> at(PriceBook book, String country, String region, LocalDate day) {
        return book.taxRates().stream()
                .filter(rate -> rate.country().equals(country) && rate.region().equals(region) && rate.inForce(day))
                .collect(Collectors.toMap(
                        rate -> List.of(rate.name(), rate.taxClass()),
                        rate -> rate,
                        BinaryOperator.maxBy(Comparator.comparing(TaxRate::validFrom)
                                .thenComparing(TaxRate::code, Comparator.reverseOrder()))))
                .values()
                .stream()
                .sorted(Comparator.comparing(TaxRate::code))
                .toList();
    }

    /** What every line is taxed on, by the rates that are computed together: one, or all that one price contains. */
    private static Map<List<Rate>, Parts> taxable(
            PricingRequest request, List<TaxRate> rates, Parts net, Parts carriage, Parts charges, boolean included) {
        var taxable = new LinkedHashMap<List<Rate>, long[]>();
        var standard = ofClass(rates, TaxRate.STANDARD);
        var onCarriage = standard.stream().filter(TaxRate::taxesShipping).toList();
        for (int i = 0; i < net.lines(); i++) {
            var onGoods = ofClass(rates, request.lines().get(i).taxClass());
            add(taxable, onGoods, included, net.lines(), i, net.at(i));
            add(taxable, onCarriage, included, net.lines(), i, carriage.at(i));
            add(taxable, standard, included, net.lines(), i, charges.at(i));
        }
        var parts = new LinkedHashMap<List<Rate>, Parts>();
        taxable.forEach((together, amounts) -> parts.put(together, Parts.of(amounts.length, i -> amounts[i])));
        return parts;
    }

    private static List<TaxRate> ofClass(List<TaxRate> rates, String taxClass) {
        var own =
                rates.stream().filter(rate -> rate.taxClass().equals(taxClass)).toList();
        return own.isEmpty() && !taxClass.equals(TaxRate.STANDARD) ? ofClass(rates, TaxRate.STANDARD) : own;
    }

    private static void add(
            Map<List<Rate>, long[]> taxable, List<TaxRate> rates, boolean included, int lines, int line, long amount) {
        var keys = rates.stream()
                .map(rate -> new Rate(rate.name(), rate.ratePpm()))
                .distinct()
                .toList();
        if (amount == 0 || keys.isEmpty()) {
            return;
        }
        for (var key : included ? List.of(keys) : keys.stream().map(List::of).toList()) {
            taxable.computeIfAbsent(key, _ -> new long[lines])[line] += amount;
        }
    }

    private static List<Tax> added(List<Rate> rates, Parts bases) {
        var rate = rates.getFirst();
        long total = HalfUp.share(bases.sum(), rate.ppm(), ONE);
        return List.of(new Tax(rate, bases, Parts.split(total, bases)));
    }

    /** Takes one tax after the other out of what the others left, so that no line can hold more tax than money. */
    private static List<Tax> contained(List<Rate> rates, Parts amounts) {
        var ppms = rates.stream().mapToLong(Rate::ppm).toArray();
        long together = Arrays.stream(ppms).sum();
        long total = HalfUp.share(amounts.sum(), together, ONE + together);
        var totals = Split.byWeight(total, ppms);
        var left = amounts;
        var carried = new ArrayList<Parts>();
        for (long one : totals) {
            var parts = Parts.split(one, left);
            left = left.minus(parts);
            carried.add(parts);
        }
        var bases = left;
        return IntStream.range(0, totals.length)
                .mapToObj(r -> new Tax(rates.get(r), bases, carried.get(r)))
                .toList();
    }

    long of(int line) {
        return taxes.stream().mapToLong(tax -> tax.amounts().at(line)).sum();
    }

    long total() {
        return taxes.stream().mapToLong(tax -> tax.amounts().sum()).sum();
    }

    List<AppliedTax> applied(String currency) {
        return taxes.stream()
                .map(tax -> new AppliedTax(
                        jurisdiction,
                        tax.rate().name(),
                        tax.rate().ppm(),
                        Money.of(tax.bases().sum(), currency),
                        Money.of(tax.amounts().sum(), currency)))
                .toList();
    }

    List<LineTax> line(int line, String currency) {
        return taxes.stream()
                .filter(tax -> tax.bases().at(line) > 0 || tax.amounts().at(line) > 0)
                .map(tax -> new LineTax(
                        tax.rate().name(),
                        tax.rate().ppm(),
                        Money.of(tax.bases().at(line), currency),
                        Money.of(tax.amounts().at(line), currency)))
                .toList();
    }
}
