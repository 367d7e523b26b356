package dev.baton.sample;

import dev.baton.catalog.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people order, and how often: a few things all the time, most things now and then, as Zipf found of words. */
final class Assortment {

    /** Guides and acceptance tests count on the stock of these, so nobody orders them here. */
    private static final Set<String> KEPT_STILL = Set.of("SEA-HOUSE-120", "KIT-PENCIL-GREASE", "SET-FIRST-KITCHEN");

    private static final double FLATTENING = 6;

    record Article(Sku sku, int caseSize, boolean isCold, boolean isKit) {}

    private final Map<String, Set<String>> listed;
    private final List<Article> articles = new ArrayList<>();
    private final TreeMap<Double, Article> byWeight = new TreeMap<>();
    private final List<Article> scarce;
    private final Sku plentiful;
    private double weight;

    Assortment() {
        listed = Sheet.rows("prices").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("price_list"), Collectors.mapping(row -> row.text("sku"), Collectors.toSet())));
        var rows = Sheet.rows("items").stream()
                .filter(row -> !row.text("status").equals("DRAFT") && !KEPT_STILL.contains(row.text("sku")))
                .collect(Collectors.groupingBy(row -> row.text("abc"), TreeMap::new, Collectors.toList()));
        rows.values().forEach(sameDemand -> sameDemand.forEach(this::add));
        var onHand = new HashMap<String, Integer>();
        Sheet.rows("stock").forEach(row -> onHand.merge(row.text("sku"), row.number("quantity"), Integer::sum));
        scarce = articles.stream()
                .filter(article -> !article.isKit() && !article.isCold())
                .filter(article ->
                        Objects.requireNonNullElse(onHand.get(article.sku().value()), 0) < 60)
                .toList();
        plentiful = articles.stream()
                .filter(article -> !article.isKit() && !article.isCold())
                .map(Article::sku)
                .max(Comparator.comparing(sku -> Objects.requireNonNullElse(onHand.get(sku.value()), 0)))
                .orElseThrow();
    }

    static boolean isKeptStill(Sku sku) {
        return KEPT_STILL.contains(sku.value());
    }

    private void add(Sheet.Row row) {
        var article = new Article(
                Sku.of(row.text("sku")),
                row.number("case_size"),
                row.text("handling_class").equals("COLD"),
                row.text("type").equals("KIT"));
        articles.add(article);
        weight += 1 / (articles.size() + FLATTENING);
        byWeight.put(weight, article);
    }

    /** Something of the price list. */
    Article draw(Draw draw, String priceList, boolean mayBeCold) {
        while (true) {
            var article = Objects.requireNonNull(
                            byWeight.higherEntry(draw.share() * weight), "what is drawn is less than the whole")
                    .getValue();
            if (isListed(article, priceList) && (mayBeCold || !article.isCold())) {
                return article;
            }
        }
    }

    /** Something of which there is never much. */
    Article drawScarce(Draw draw) {
        return draw.of(scarce);
    }

    /** Something of which there is always enough. */
    Sku plentiful() {
        return plentiful;
    }

    private boolean isListed(Article article, String priceList) {
        return listed.getOrDefault(priceList, Set.of()).contains(article.sku().value());
    }
}
