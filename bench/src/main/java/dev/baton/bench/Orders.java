package dev.baton.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** The orders that somebody sends, one after another over one connection. */
final class Orders implements Load.Worker {

    /** What is ordered, as the JSON of the lines. */
    interface Basket {
        String lines(Random random);
    }

    private final Connection connection;
    private final Company company;
    private final Basket basket;
    private final Random random;

    Orders(Connection connection, Company company, Basket basket, int number) {
        this.connection = connection;
        this.company = company;
        this.basket = basket;
        this.random = Random.from(new SplittableRandom(number));
    }

    static Basket threeOfMany() {
        return random -> "%s, %s, %s"
                .formatted(
                        line(Company.sku(random.nextInt(Company.ITEMS)), 1 + random.nextInt(3)),
                        line(Company.sku(random.nextInt(Company.ITEMS)), 1),
                        line(Company.sku(random.nextInt(Company.ITEMS)), 1));
    }

    static String line(String sku, int quantity) {
        return "{ \"sku\": \"%s\", \"quantity\": %d }".formatted(sku, quantity);
    }

    static byte[] body(String customer, String reference, String lines) {
        return """
                { "channel": "web", "externalReference": "%s", "customer": "%s", "lines": [%s] }"""
                .formatted(reference, customer, lines)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int work() throws Exception {
        var key = UUID.randomUUID().toString();
        var answer = connection.post(
                "/api/v1/orders", key, body(company.customer(random), "W-" + key, basket.lines(random)));
        if (answer.status() != 201 && answer.status() != 503) {
            throw new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.text()));
        }
        return answer.status() == 201 ? 1 : 0;
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
