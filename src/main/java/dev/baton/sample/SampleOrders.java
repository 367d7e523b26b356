package dev.baton.sample;

import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldReason;
import dev.baton.orders.PlaceOrder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who orders what on a day: pure, and the same at every start. */
final class SampleOrders {

    /** From Monday to Sunday; some 600 in two months. */
    private static final int[] PER_WEEKDAY = {14, 12, 11, 11, 10, 6, 5};

    static final String POST_BOX = "PO Box";

    private static final int FIRST_MINUTE = 7 * 60;
    private static final int MINUTES = 15 * 60;
    private static final String HOME = "US";
    private static final List<String> FAR = List.of("AK", "HI", "PR", "GU", "VI", "AS", "MP", "AA", "AE", "AP");

    private static final List<String> FIRST_NAMES = List.of(
            "Alice", "Bruno", "Carmen", "Derek", "Elena", "Farid", "Gloria", "Hugo", "Irene", "Jamal", "Keiko", "Liam",
            "Marisol", "Noah", "Olivia", "Paulo", "Quentin", "Rosa", "Samuel", "Tamika", "Ulrich", "Vera", "Wendell",
            "Yusuf", "Zoe");
    private static final List<String> LAST_NAMES = List.of(
            "Abbott",
            "Barrera",
            "Castle",
            "Dunmore",
            "Espinoza",
            "Fairley",
            "Garrity",
            "Hollis",
            "Ibarra",
            "Jessup",
            "Kimura",
            "Lowell",
            "Mbeki",
            "Navarro",
            "Osgood",
            "Pickett",
            "Quiroga",
            "Rennick",
            "Salinas",
            "Tillman",
            "Underhill",
            "Vasquez",
            "Whitlock",
            "Yarrow",
            "Zeller");

    /** What becomes of an order besides the usual. */
    sealed interface Fate {}

    record Usual() implements Fate {}

    record Held(HoldReason reason, String note) implements Fate {}

    /** Held by Baton, and let go all the same. */
    record Insisted(String note, int minutesLater) implements Fate {}

    record CalledOff(CancelReason reason, int minutesLater) implements Fate {}

    record Wish(LocalTime at, Desk desk, PlaceOrder.Command command, Fate fate) {

        Wish filledIn(Map<String, Object> customFields) {
            return new Wish(at, desk, command.filledIn(customFields), fate);
        }

        Wish held() {
            return new Wish(at, desk, command, desk == Desk.WEB || desk == Desk.MARKETPLACE ? UNPAID : UNCONFIRMED);
        }
    }

    /** Through whose hands an order comes in. */
    enum Desk {
        WEB,
        MARKETPLACE,
        PHONE,
        WHOLESALE
    }

    private static final Held UNPAID =
            new Held(HoldReason.PAYMENT, "Card declined; the customer was asked for another");
    private static final Held UNCONFIRMED =
            new Held(HoldReason.CUSTOMER_REQUEST, "Not before the customer has confirmed the date");

    private final Assortment assortment = new Assortment();
    private final List<Customer> companies;
    private final List<Customer> consumers;
    private final List<Customer> consumersAtHome;

    SampleOrders() {
        var all = SampleCustomers.all();
        companies = of(Customer.Type.COMPANY, all);
        consumers = of(Customer.Type.CONSUMER, all);
        consumersAtHome = consumers.stream()
                .filter(customer -> country(customer).equals(HOME))
                .toList();
    }

    private static List<Customer> of(Customer.Type type, List<Customer> all) {
        return all.stream().filter(customer -> customer.type() == type).toList();
    }

    /** @param isLate towards the end, where more is ordered than is there and some is not cleared yet */
    List<Wish> of(int day, LocalDate date, boolean isLate) {
        var draw = Draw.of(day, "orders");
        int count = PER_WEEKDAY[date.getDayOfWeek().getValue() - 1] + draw.between(-2, 2);
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < count; i++) {
            var wish = wish(Draw.of(day, "order " + i), date, "%s-%02d".formatted(date, i + 1), isLate && i % 5 == 0);
            var wanted = isLate ? wish.filledIn(SampleFields.of(i, wish.desk() == Desk.WHOLESALE)) : wish;
            wishes.add(isLate && i % 6 == 3 ? wanted.held() : wanted);
        }
        wishes.sort(Comparator.comparing(Wish::at));
        return wishes;
    }

    /** What no carrier will take. */
    Wish toPostBox(int day, LocalDate date) {
        var draw = Draw.of(day, "post box");
        var guest = guest(draw);
        var shipTo = new Address(
                guest.name(),
                null,
                POST_BOX + " " + draw.between(10, 990),
                null,
                guest.city(),
                guest.region(),
                guest.postcode(),
                guest.country(),
                guest.email(),
                null);
        var command = new PlaceOrder.Command(
                "web",
                reference(Desk.WEB, draw),
                null,
                shipTo,
                List.of(new PlaceOrder.Line(assortment.plentiful(), 2L, UnitOfMeasure.EACH, null)),
                null,
                null,
                null,
                null,
                "GROUND",
                null,
                List.of(),
                List.of(),
                "sample-%s-post-box".formatted(date));
        return new Wish(LocalTime.of(7, 5), Desk.WEB, command, new Insisted("The customer has no other address", 25));
    }

    private Wish wish(Draw draw, LocalDate date, String key, boolean isScarce) {
        var desk = desk(draw.share());
        var customer = customer(desk, draw);
        var shipTo = customer == null ? guest(draw) : null;
        var country = shipTo == null && customer != null ? country(customer) : HOME;
        var command = new PlaceOrder.Command(
                switch (desk) {
                    case WEB -> "web";
                    case MARKETPLACE -> "marketplace";
                    case PHONE -> "phone";
                    case WHOLESALE -> "wholesale";
                },
                reference(desk, draw),
                customer == null ? null : customer.number(),
                shipTo,
                lines(desk, customer, country, isScarce, draw),
                desk == Desk.WHOLESALE && draw.oneIn(6) ? date.plusDays(draw.between(6, 15)) : null,
                desk == Desk.PHONE && draw.oneIn(3) ? "Please leave it with the neighbour at no. 12" : null,
                null,
                null,
                service(country, customer, shipTo, draw),
                null,
                desk == Desk.WEB && draw.oneIn(12) ? List.of("WELCOME10") : List.of(),
                List.of(),
                "sample-" + key);
        int minute = FIRST_MINUTE + (int) (MINUTES * (draw.share() + draw.share()) / 2);
        return new Wish(LocalTime.of(minute / 60, minute % 60, draw.between(0, 59)), desk, command, fate(desk, draw));
    }

    private static Desk desk(double share) {
        return share < 0.52 ? Desk.WEB : share < 0.68 ? Desk.MARKETPLACE : share < 0.79 ? Desk.PHONE : Desk.WHOLESALE;
    }

    private @Nullable Customer customer(Desk desk, Draw draw) {
        return switch (desk) {
            case WHOLESALE -> draw.of(companies);
            case PHONE -> draw.of(draw.oneIn(3) ? companies : consumers);
            case WEB -> draw.oneIn(2) ? draw.of(consumers) : null;
            case MARKETPLACE -> null;
        };
    }

    private static @Nullable String reference(Desk desk, Draw draw) {
        return switch (desk) {
            case WEB -> "W-" + draw.between(1_000_000, 9_999_999);
            case MARKETPLACE -> "%03d-%07d".formatted(draw.between(100, 999), draw.between(0, 9_999_999));
            case WHOLESALE -> "PO-" + draw.between(100_000, 9_999_999);
            case PHONE -> null;
        };
    }

    /** Somebody new who lives where one of the customers does; one in forty writes the wrong postcode. */
    private Address guest(Draw draw) {
        var home = draw.of(consumersAtHome).defaultShipTo().orElseThrow();
        var name = draw.of(FIRST_NAMES) + " " + draw.of(LAST_NAMES);
        var street = home.line1().replaceFirst("^\\d+", String.valueOf(draw.between(10, 9800)));
        var postcode = draw.oneIn(40) ? (home.region().equals("CA") ? "10001" : "94105") : home.postcode();
        var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
        return new Address(name, null, street, null, home.city(), home.region(), postcode, home.country(), email, null);
    }

    private List<PlaceOrder.Line> lines(
            Desk desk, @Nullable Customer customer, String country, boolean isScarce, Draw draw) {
        boolean isCompany = customer != null && customer.type() == Customer.Type.COMPANY;
        var list = customer == null || customer.priceList() == null ? "RETAIL-USD" : customer.priceList();
        int count = isCompany ? draw.between(2, 7) : 1 + (int) (4 * draw.share() * draw.share());
        var articles = new LinkedHashMap<Assortment.Article, Long>();
        if (isScarce && country.equals(HOME)) {
            articles.put(assortment.drawScarce(draw), (long) (isCompany ? draw.between(30, 80) : draw.between(2, 6)));
        }
        for (int i = 0; i < count; i++) {
            var article = assortment.draw(draw, list, country.equals(HOME) && desk != Desk.WHOLESALE);
            long units = isCompany && !article.isKit()
                    ? (long) Math.max(1, Math.min(article.caseSize(), 24)) * draw.between(1, 3)
                    : draw.oneIn(4) ? draw.between(2, 4) : 1;
            articles.merge(article, units, Long::sum);
        }
        return articles.entrySet().stream()
                .map(entry -> new PlaceOrder.Line(entry.getKey().sku(), entry.getValue(), UnitOfMeasure.EACH, null))
                .toList();
    }

    private static String service(String country, @Nullable Customer customer, @Nullable Address shipTo, Draw draw) {
        if (!country.equals(HOME)) {
            return "INTERNATIONAL";
        }
        var address = shipTo != null || customer == null
                ? shipTo
                : customer.defaultShipTo().orElseThrow();
        boolean isFar = address == null || FAR.contains(address.region());
        double share = draw.share();
        return isFar || share < 0.8 ? "GROUND" : share < 0.94 ? "TWO_DAY" : "OVERNIGHT";
    }

    private static Fate fate(Desk desk, Draw draw) {
        boolean isPaidNow = desk == Desk.WEB || desk == Desk.MARKETPLACE;
        if (draw.oneIn(32)) {
            return new CalledOff(
                    draw.of(List.of(
                            CancelReason.CUSTOMER_CHANGED_MIND, CancelReason.DUPLICATE, CancelReason.ENTRY_ERROR)),
                    draw.between(10, 110));
        }
        if (isPaidNow && draw.oneIn(24)) {
            return UNPAID;
        }
        if (isPaidNow && draw.oneIn(90)) {
            return new Held(HoldReason.FRAUD, "Billing and delivery address are in different countries");
        }
        if (!isPaidNow && draw.oneIn(16)) {
            return UNCONFIRMED;
        }
        return new Usual();
    }

    private static String country(Customer customer) {
        return customer.defaultShipTo().map(Address::country).orElse(HOME);
    }
}
