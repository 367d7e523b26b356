package dev.baton.sample;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What is sold, to whom, for how much, and how much of it there is. */
@Component
class SampleGoods {

    private final SampleItems items;
    private final SamplePrices prices;
    private final SampleCustomers customers;
    private final SampleStock stock;

    SampleGoods(SampleItems items, SamplePrices prices, SampleCustomers customers, SampleStock stock) {
        this.items = items;
        this.prices = prices;
        this.customers = customers;
        this.stock = stock;
    }

    void define(LocalDate today) {
        items.define();
        prices.define();
        customers.open();
        stock.receive();
        stock.expect(today);
    }
}
