package dev.baton.worklist;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why something went wrong, as a company tells it apart.
 *
 * @param offered whether it can be chosen; one that no longer is stays the cause of what was closed with it
 * @param version 0 for one that comes with Baton and has not been touched
 */
public record RootCause(String code, String name, boolean offered, int version) {

    public static final int LONGEST_NAME = 100;

    /** What every company begins with. */
    static final List<RootCause> USUAL = Stream.of(
                    shipped("DATA_ENTRY", "Entered wrongly"),
                    shipped("CUSTOMER_DATA", "Customer gave wrong data"),
                    shipped("CUSTOMER_CHANGE", "Customer changed their mind"),
                    shipped("STOCK_RECORD", "Stock record was wrong"),
                    shipped("SUPPLY", "Supplier late or short"),
                    shipped("WAREHOUSE", "Warehouse error"),
                    shipped("CARRIER", "Carrier late or at fault"),
                    shipped("MASTER_DATA", "Price or item data was wrong"),
                    shipped("PAYMENT", "Payment refused or late"),
                    shipped("SYSTEM", "Connected system failed"),
                    shipped("RULE", "Rule too strict or wrong"),
                    shipped("NONE", "Nothing was wrong"))
            .toList();

    private static RootCause shipped(String code, String name) {
        return new RootCause(code, name, true, 0);
    }
}
