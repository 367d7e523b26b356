package dev.baton.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the sample company agree with each other and with the world. */
class SampleFilesTest {

    private final List<Row> items = read("items");
    private final List<Row> kits = read("kits");
    private final List<Row> stock = read("stock");
    private final List<Row> sites = read("sites");
    private final List<Row> addresses = read("addresses");

    @Test
    void every_gtin_ends_in_its_check_digit() {
        assertThat(gtins()).isNotEmpty().allMatch(SampleFilesTest::endsInItsCheckDigit);
        assertThat(items).allMatch(item -> item.get("gtin").length() == 13);
        assertThat(items).allMatch(item -> item.get("case_gtin").isEmpty() == (item.number("case_size") == 1));
    }

    @Test
    void skus_and_gtins_are_unique() {
        assertThat(values(items, "sku").toList()).doesNotHaveDuplicates().hasSizeBetween(190, 220);
        assertThat(gtins()).doesNotHaveDuplicates();
        assertThat(values(items, "name_en").toList()).doesNotHaveDuplicates();
        assertThat(values(items, "name_es").toList()).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void no_two_items_share_a_bin() {
        for (var bin : List.of("bin_east", "bin_west", "bin_central")) {
            assertThat(values(items, bin).filter(code -> !code.isEmpty()).toList())
                    .as(bin)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kits, kit_sku, items, sku",
        "kits, component_sku, items, sku",
        "stock, sku, items, sku",
        "stock, site, sites, code",
        "expected, sku, items, sku",
        "expected, site, sites, code",
        "prices, sku, items, sku",
        "prices, price_list, price-lists, code",
        "customers, price_list, price-lists, code",
        "contacts, customer, customers, number",
        "addresses, customer, customers, number",
        "carrier-rates, carrier, carriers, code",
        "carrier-rates, zone, zones, zone",
    })
    void what_a_file_refers_to_is_there(String file, String column, String target, String key) {
        assertThat(values(read(file), column).toList())
                .isNotEmpty()
                .isSubsetOf(values(read(target), key).toList());
    }

    @Test
    void every_item_weighs_something_and_fits_a_box_of_its_handling_class() {
        var boxes = read("packaging");
        assertThat(items)
                .allMatch(item -> item.number("weight_g") > 0 && sides(item).getFirst() > 0);
        assertThat(items).allMatch(item -> boxes.stream().anyMatch(box -> fits(item, box)));
    }

    @Test
    void kits_hold_no_stock_and_their_components_do() {
        var kept = stock.stream()
                .filter(row -> row.number("quantity") > 0)
                .map(row -> row.get("sku"))
                .collect(toSet());
        var kitSkus =
                items.stream().filter(item -> item.get("type").equals("KIT")).map(item -> item.get("sku"));
        assertThat(values(kits, "component_sku").toList()).isSubsetOf(kept);
        assertThat(kitSkus.toList())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(kept)
                .allMatch(sku -> values(kits, "kit_sku").anyMatch(sku::equals));
    }

    @Test
    void stock_is_kept_only_where_the_site_handles_it() {
        for (var row : stock) {
            var handled = Set.of(
                    one(sites, "code", row.get("site")).get("handling_classes").split(" "));
            assertThat(handled)
                    .as("%s", row)
                    .contains(one(items, "sku", row.get("sku")).get("handling_class"));
        }
    }

    @Test
    void every_address_lies_in_the_region_of_its_postcode() {
        var areas = rows("/customers/postcodes.csv");
        for (var address : Stream.concat(addresses.stream(), sites.stream()).toList()) {
            assertThat(regionOf(address, areas)).as("%s", address).isEqualTo(address.get("region"));
        }
    }

    @Test
    void every_customer_has_one_default_address_to_ship_to() {
        var defaults = addresses.stream()
                .filter(row ->
                        row.get("kind").equals("SHIP_TO") && row.get("default").equals("true"));
        assertThat(defaults.map(row -> row.get("customer")).toList())
                .containsExactlyElementsOf(values(read("customers"), "number").toList());
    }

    @Test
    void what_the_guides_count_on_is_in_stock() {
        assertThat(quantities("SEA-HOUSE-120")).isEqualTo(Map.of("EAST", 150L, "WEST", 300L, "CENTRAL", 0L));
        assertThat(quantities("KIT-PENCIL-GREASE")).isEqualTo(Map.of("CENTRAL", 500L));
        assertThat(one(read("expected"), "sku", "KIT-PENCIL-GREASE").number("quantity"))
                .isEqualTo(600);
    }

    private List<String> gtins() {
        return Stream.concat(values(items, "gtin"), values(items, "case_gtin").filter(gtin -> !gtin.isEmpty()))
                .toList();
    }

    private Map<String, Long> quantities(String sku) {
        var quantities = new LinkedHashMap<String, Long>();
        stock.stream()
                .filter(row -> row.get("sku").equals(sku))
                .forEach(row -> quantities.put(row.get("site"), row.number("quantity")));
        return quantities;
    }

    private static boolean endsInItsCheckDigit(String gtin) {
        var sum = 0;
        for (var place = 0; place < gtin.length(); place++) {
            var digit = gtin.charAt(gtin.length() - 1 - place) - '0';
            sum += place % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    private static boolean fits(Row item, Row box) {
        var sides = sides(item);
        var inside = sides(box);
        return item.get("handling_class").equals(box.get("handling_class"))
                && item.number("weight_g") <= box.number("max_weight_g")
                && sides.get(0) <= inside.get(0)
                && sides.get(1) <= inside.get(1)
                && sides.get(2) <= inside.get(2);
    }

    private static List<Long> sides(Row row) {
        return Stream.of("length_mm", "width_mm", "height_mm")
                .map(row::number)
                .sorted()
                .toList();
    }

    private static String regionOf(Row address, List<Row> areas) {
        var postcode = address.get("postcode").replace(" ", "");
        return areas.stream()
                .filter(area -> area.get("country").equals(address.get("country")))
                .filter(area -> postcode.startsWith(area.get("prefix")))
                .reduce((one, other) ->
                        other.get("prefix").length() > one.get("prefix").length() ? other : one)
                .map(area -> area.get("region"))
                .orElse("nowhere");
    }

    private static Row one(List<Row> rows, String column, String value) {
        return rows.stream()
                .filter(row -> row.get(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> values(List<Row> rows, String column) {
        return rows.stream().map(row -> row.get(column));
    }

    private record Row(Map<String, String> fields) {

        String get(String column) {
            var value = fields.get(column);
            if (value == null) {
                throw new IllegalArgumentException("no column %s in %s".formatted(column, fields));
            }
            return value;
        }

        long number(String column) {
            return Long.parseLong(get(column));
        }
    }

    private static List<Row> read(String file) {
        return rows("/sample/%s.csv".formatted(file));
    }

    private static List<Row> rows(String resource) {
        var lines = text(resource).lines().toList();
        var header = fields(lines.getFirst());
        return lines.stream().skip(1).map(line -> row(header, fields(line))).toList();
    }

    private static Row row(List<String> header, List<String> fields) {
        assertThat(fields).as("fields of %s", header).hasSameSizeAs(header);
        var row = new LinkedHashMap<String, String>();
        for (var column = 0; column < header.size(); column++) {
            row.put(header.get(column), fields.get(column));
        }
        return new Row(row);
    }

    /** RFC 4180, without line breaks inside a field: the sample has none. */
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.length(); at++) {
            var character = line.charAt(at);
            if (quoted && character == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static String text(String resource) {
        try (var stream = SampleFilesTest.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no " + resource);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
