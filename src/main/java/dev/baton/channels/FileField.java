package dev.baton.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file may stand for: a field of the body that the API takes.
 *
 * @param path in the body; {@code lines.} stands in each line of an order, {@code address.} in the customer's own address
 * @param instead the path of the field that may stand in its place, where one may
 * @param aliases what columns are called that mean it, in small letters and digits only
 */
public record FileField(
        String path,
        Type type,
        boolean isRequired,
        @Nullable String instead,
        List<String> aliases) {

    /** How a cell is read. */
    public enum Type {
        TEXT,
        NUMBER,
        MONEY,
        YES_NO,
        DATE,
        WORDS
    }

    public FileField {
        aliases = List.copyOf(aliases);
    }

    private static FileField of(String path, Type type, String... aliases) {
        return new FileField(path, type, false, null, List.of(aliases));
    }

    private static FileField text(String path, String... aliases) {
        return of(path, Type.TEXT, aliases);
    }

    private FileField required() {
        return new FileField(path, type, true, null, aliases);
    }

    private FileField requiredUnless(String other) {
        return new FileField(path, type, true, other, aliases);
    }

    /** Every field that a file of {@code kind} may have, the needed ones first. */
    public static List<FileField> of(ImportKind kind) {
        return switch (kind) {
            case ORDERS -> ORDERS;
            case HISTORY -> HISTORY;
            case ITEMS -> ITEMS;
            case CUSTOMERS -> CUSTOMERS;
            case STOCK -> STOCK;
            case PRICES -> PRICES;
        };
    }

    /** Which column is which field, by their names; a field is found once. */
    public static Map<Integer, FileField> guess(ImportKind kind, List<String> headings) {
        var found = new LinkedHashMap<Integer, FileField>();
        for (int column = 0; column < headings.size(); column++) {
            var heading = headings.get(column);
            int at = column;
            match(kind, heading).filter(field -> !found.containsValue(field)).ifPresent(field -> found.put(at, field));
        }
        return found;
    }

    /** The fields that are needed and that no column stands for. */
    public static List<FileField> missing(ImportKind kind, Map<Integer, FileField> columns) {
        var there = columns.values().stream().map(FileField::path).collect(Collectors.toSet());
        return of(kind).stream()
                .filter(field -> field.isRequired)
                .filter(field ->
                        !there.contains(field.path) && (field.instead == null || !there.contains(field.instead)))
                .toList();
    }

    public static Optional<FileField> named(ImportKind kind, String path) {
        return of(kind).stream().filter(field -> field.path.equals(path)).findFirst();
    }

    private static Optional<FileField> match(ImportKind kind, String heading) {
        var name = plain(heading);
        return of(kind).stream()
                .filter(field -> plain(field.path).equals(name) || field.aliases.contains(name))
                .findFirst()
                .or(() -> of(kind).stream()
                        .filter(field -> plain(field.path.substring(field.path.lastIndexOf('.') + 1))
                                .equals(name))
                        .findFirst());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private static List<FileField> address(String prefix) {
        return List.of(
                text(prefix + "name", "shiptoname", "recipient", "destinatario"),
                text(prefix + "company", "empresa"),
                text(prefix + "line1", "address", "address1", "street", "direccion", "calle"),
                text(prefix + "line2", "address2"),
                text(prefix + "city", "town", "ciudad"),
                text(prefix + "region", "state", "province", "provincia"),
                text(prefix + "postcode", "zip", "zipcode", "postalcode", "codigopostal"),
                text(prefix + "country", "countrycode", "pais"),
                text(prefix + "email", "mail", "correo"),
                text(prefix + "phone", "telephone", "telefono"));
    }

    @SafeVarargs
    private static List<FileField> all(List<FileField>... parts) {
        var all = new ArrayList<FileField>();
        for (var part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    /** What was bought by whom, of an order of any time. */
    private static final List<FileField> GOODS = List.of(
            text("lines.sku", "sku", "item", "itemsku", "articulo").requiredUnless("lines.partNumber"),
            of("lines.quantity", Type.NUMBER, "quantity", "qty", "units", "cantidad")
                    .required(),
            of("lines.unitPrice", Type.MONEY, "unitprice", "price", "precio"),
            text("lines.unit", "unit"),
            text("lines.partNumber", "partno", "customerpartnumber", "customersku", "buyeritem", "numerodeparte"),
            text("channel", "canal"),
            text("customer", "customernumber", "cliente"),
            text("currency", "moneda"));

    private static final List<FileField> ORDERS = all(
            List.of(text("externalReference", "reference", "orderid", "ordernumber", "order", "pedido", "referencia")
                    .required()),
            GOODS,
            List.of(
                    of("requestedOn", Type.DATE, "requesteddate"),
                    text("shippingService", "service"),
                    text("shippingPolicy"),
                    of("priority", Type.NUMBER),
                    of("discountCodes", Type.WORDS, "discountcode", "coupon"),
                    text("notes", "note", "notas")),
            address("shipTo."));

    /** Under the number they had; how they came to be delivered is no matter any more. */
    private static final List<FileField> HISTORY = all(
            List.of(
                    text("number", "ordernumber", "order", "orderid", "pedido", "numero")
                            .required(),
                    of(
                                    "placedAt",
                                    Type.TEXT,
                                    "orderdate",
                                    "date",
                                    "placed",
                                    "placedon",
                                    "created",
                                    "createdat",
                                    "fecha")
                            .required(),
                    text("state", "status", "estado"),
                    text("externalReference", "reference", "referencia")),
            GOODS,
            List.of(
                    text("shippingService", "service"),
                    of("discountCodes", Type.WORDS, "discountcode", "coupon"),
                    text("notes", "note", "notas")),
            address("shipTo."));

    private static final List<FileField> ITEMS = List.of(
            text("sku", "itemsku", "item", "articulo").required(),
            text("name.en", "name", "nameen", "title", "nombre").required(),
            text("name.es", "namees", "titulo"),
            text("gtin", "ean", "upc", "barcode"),
            text("unit"),
            of("case.size", Type.NUMBER, "casesize", "unitspercase"),
            text("case.gtin", "casegtin"),
            of("weightGrams", Type.NUMBER, "weight", "grams", "peso"),
            of("dimensions.lengthMm", Type.NUMBER, "length"),
            of("dimensions.widthMm", Type.NUMBER, "width"),
            of("dimensions.heightMm", Type.NUMBER, "height"),
            text("handlingClass", "handling"),
            text("hsCode", "hs"),
            text("countryOfOrigin", "origin", "origen"),
            text("category", "categoria"),
            text("taxCategory"),
            text("brand", "marca"),
            text("status", "estado"),
            of("standardCost", Type.MONEY, "cost", "unitcost", "coste", "costo"),
            of("ordering.minimum", Type.NUMBER, "minimumquantity", "minimumorderquantity", "moq", "minimo"),
            of("ordering.multiple", Type.NUMBER, "ordermultiple", "multiplo"),
            of("ordering.maximum", Type.NUMBER, "maximumquantity", "maximumorderquantity", "maximo"));

    private static final List<FileField> CUSTOMERS = all(
            List.of(
                    text("number", "customernumber", "customer", "account", "cliente")
                            .required(),
                    text("name", "customername", "nombre").required(),
                    text("type", "tipo").required(),
                    text("email", "mail", "correo"),
                    text("phone", "telephone", "telefono"),
                    text("language", "idioma"),
                    text("currency", "moneda"),
                    text("priceList", "lista"),
                    text("paymentTerms", "terms"),
                    of("creditLimit", Type.MONEY, "limit"),
                    of("overdueBlockDays", Type.NUMBER, "overduedays"),
                    of("tags", Type.WORDS, "tag"),
                    text("shippingPolicy"),
                    of("taxExempt", Type.YES_NO, "exempt"),
                    of("enabled", Type.YES_NO, "active")),
            address("address."));

    private static final List<FileField> STOCK = List.of(
            text("sku", "itemsku", "item", "articulo").required(),
            text("site", "warehouse", "location", "sitecode", "almacen", "centro")
                    .required(),
            of("counted", Type.NUMBER, "quantity", "qty", "onhand", "count", "stock", "cantidad", "existencias")
                    .required(),
            text("note", "notes", "nota"));

    private static final List<FileField> PRICES = List.of(
            text("priceList", "list", "pricelistcode", "lista").required(),
            text("sku", "itemsku", "item", "articulo").required(),
            of("unitPrice", Type.MONEY, "price", "amount", "precio").required(),
            text("currency", "moneda"),
            of("quantityFrom", Type.NUMBER, "from", "minquantity", "quantity"),
            of("validFrom", Type.DATE, "from", "startdate"),
            of("validTo", Type.DATE, "to", "enddate"));
}
