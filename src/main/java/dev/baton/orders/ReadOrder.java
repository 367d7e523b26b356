package dev.baton.orders;

/** Reads an order as {@code POST /orders} takes it, for those to whom orders come by another way. */
public interface ReadOrder {

    /**
     * @param json one order; besides the fields of the API it may say its {@code idempotencyKey}
     * @throws dev.baton.platform.Invalid when it is none
     */
    PlaceOrder.Command read(String json);

    /**
     * @param json one order that is over: besides the above it says its {@code number}, {@code placedAt} and {@code state}
     * @throws dev.baton.platform.Invalid when it is none
     */
    PastOrder readPast(String json);
}
