package dev.baton.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A merchant with ten thousand items at two sites, prices, taxes and customers, all of it told over the API. */
final class Company {

    static final String NAME = "Load & Measure";
    static final int ITEMS = 10_000;
    static final int CUSTOMERS = 200;
    static final List<String> SITES = List.of("EAST", "WEST");
    private static final int PILE = 1_000_000;
    private static final int CHUNK = 500;
    private static final int HANDS = 8;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Baton baton;
    private final String key;
    private final List<String> customers = new ArrayList<>();

    private Company(Baton baton, String key) {
        this.baton = baton;
        this.key = key;
    }

    /** Opens the company, or finds the one that an earlier run left in a kept home. */
    static Company open(Baton baton) throws Exception {
        boolean isThere = isThere(baton);
        if (!isThere) {
            baton.command("company", NAME, "load@measure.example");
        }
        var company = new Company(baton, baton.command("key", "bench", NAME).strip());
        if (!isThere) {
            company.define();
        }
        company.meetCustomers();
        return company;
    }

    String key() {
        return key;
    }

    static String sku(int number) {
        return "ITEM-%05d".formatted(number);
    }

    String customer(Random random) {
        return customers.get(random.nextInt(customers.size()));
    }

    /** An item of its own with so much stock at the first site, for a part that fights over it. */
    String scarce(String prefix, int units) throws Exception {
        var sku = fresh(prefix);
        try (var connection = new Connection(baton.port(), key)) {
            send(connection, "/api/v1/items", item(sku));
            price(connection, List.of(sku));
            receive(connection, SITES.getFirst(), List.of(sku), units);
        }
        return sku;
    }

    /** A kit of one of each. */
    String kit(String prefix, List<String> parts) throws Exception {
        var sku = fresh(prefix);
        var components = parts.stream()
                .map("{ \"sku\": \"%s\", \"quantity\": 1 }"::formatted)
                .collect(Collectors.joining(", "));
        try (var connection = new Connection(baton.port(), key)) {
            send(connection, "/api/v1/items", """
                    { "sku": "%s", "type": "KIT", "name": { "en": "Kit %s of the measured" }, "unit": "EA",
                      "components": [%s], "status": "ACTIVE" }""".formatted(sku, sku, components));
            price(connection, List.of(sku));
        }
        return sku;
    }

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static boolean isThere(Baton baton) throws Exception {
        try (var database = baton.database();
                var statement = database.prepareStatement("select 1 from platform.tenants where name = ?")) {
            statement.setString(1, NAME);
            return statement.executeQuery().next();
        }
    }

    private void define() throws Exception {
        try (var connection = new Connection(baton.port(), key)) {
            send(connection, "/api/v1/sites", site("EAST", "Edison", "NJ", "08837", 40.52, -74.37, "America/New_York"));
            send(connection, "/api/v1/sites", site("WEST", "Reno", "NV", "89502", 39.51, -119.78, "America/Los_Angeles"));
            send(connection, "/api/v1/price-lists", """
                    { "code": "LIST", "name": "List", "currency": "USD", "isDefault": true,
                      "validFrom": "2020-01-01" }""");
            send(connection, "/api/v1/tax-rates", """
                    { "code": "US-CA", "name": "California", "country": "US", "region": "CA", "ratePpm": 72500,
                      "inclusive": false, "taxesShipping": false, "validFrom": "2020-01-01" }""");
            send(connection, "/api/v1/discounts", """
                    { "code": "MANY", "name": "Ten of a hundred", "kind": "PERCENT", "basisPoints": 1000, "scope": "ORDER",
                      "automatic": true, "minimumSubtotal": { "amount": "100.00", "currency": "USD" },
                      "validFrom": "2020-01-01" }""");
            for (int i = 0; i < CUSTOMERS; i++) {
                send(connection, "/api/v1/customers", customer(i));
            }
        }
        var next = new AtomicLong();
        Load.run(HANDS, 600, _ -> new Load.Worker() {
            private final Connection connection = new Connection(baton.port(), key);

            @Override
            public int work() throws Exception {
                int number = (int) next.getAndIncrement();
                if (number >= ITEMS) {
                    return -1;
                }
                send(connection, "/api/v1/items", item(sku(number)));
                return 1;
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        });
        try (var connection = new Connection(baton.port(), key)) {
            for (int from = 0; from < ITEMS; from += CHUNK) {
                var skus = IntStream.range(from, from + CHUNK).mapToObj(Company::sku).toList();
                price(connection, skus);
                for (var site : SITES) {
                    receive(connection, site, skus, PILE);
                }
            }
        }
    }

    private void meetCustomers() throws Exception {
        try (var connection = new Connection(baton.port(), key)) {
            var answer = connection.get("/api/v1/customers?limit=" + CUSTOMERS).done();
            JSON.readTree(answer.body()).path("data").forEach(one -> customers.add(
                    one.path("number").asString()));
        }
    }

    private static void send(Connection connection, String path, String body) throws Exception {
        connection
                .post(path, UUID.randomUUID().toString(), body.getBytes(StandardCharsets.UTF_8))
                .done();
    }

    private void price(Connection connection, List<String> skus) throws Exception {
        var prices = skus.stream()
                .map(sku -> """
                        { "sku": "%s", "unitPrice": { "amount": "%d.90", "currency": "USD" }, "validFrom": "2020-01-01" }"""
                        .formatted(sku, 5 + Math.abs(sku.hashCode() % 40)))
                .collect(Collectors.joining(","));
        connection
                .put(
                        "/api/v1/price-lists/LIST/prices",
                        "{\"prices\": [%s]}".formatted(prices).getBytes(StandardCharsets.UTF_8))
                .done();
    }

    private static void receive(Connection connection, String site, List<String> skus, int units) throws Exception {
        var lines = skus.stream()
                .map(sku -> "{ \"sku\": \"%s\", \"quantity\": %d }".formatted(sku, units))
                .collect(Collectors.joining(","));
        send(connection, "/api/v1/inventory/receipts", "{\"site\": \"%s\", \"lines\": [%s]}".formatted(site, lines));
    }

    private static String item(String sku) {
        return """
                { "sku": "%s", "name": { "en": "Item %s of the measured" }, "unit": "EA", "weightGrams": 350,
                  "handlingClass": "STANDARD", "category": "Measured", "status": "ACTIVE" }""".formatted(sku, sku);
    }

    private static String customer(int number) {
        return """
                { "type": "CONSUMER", "name": "Rosa Vega %1$d", "email": "rosa.%1$d@example.org",
                  "addresses": [{ "kind": "SHIP_TO", "isDefault": true, "address": { "name": "Rosa Vega %1$d",
                  "line1": "%1$d Mateo Street", "city": "Los Angeles", "region": "CA", "postcode": "90021",
                  "country": "US" } }] }""".formatted(number);
    }

    private static String site(
            String code, String city, String region, String postcode, double latitude, double longitude, String zone) {
        return """
                { "code": "%s", "name": "%s warehouse", "type": "WAREHOUSE",
                  "address": { "line1": "1 Dock Road", "city": "%s", "region": "%s", "postcode": "%s", "country": "US" },
                  "location": { "latitude": %s, "longitude": %s }, "timeZone": "%s",
                  "workingDays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "holidays": [],
                  "cutOff": "16:00", "handlingClasses": ["STANDARD"] }"""
                .formatted(code, city, city, region, postcode, latitude, longitude, zone);
    }
}
