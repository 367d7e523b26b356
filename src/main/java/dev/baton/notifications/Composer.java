package dev.baton.notifications;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.PayOnline;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.PaymentTerms;
import dev.baton.notifications.OrderTracking.Sent;
import dev.baton.notifications.OrderTracking.Thing;
import dev.baton.orders.BackorderQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.Stage;
import dev.baton.orders.SubstitutionQueries;
import dev.baton.shipping.ShipmentStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a message into a letter, from how things stand now; or finds that there is nothing to tell any more. */
@Component
class Composer {

    sealed interface Composition {}

    /** @param template the version of the merchant's own; null for what is shipped */
    record Composed(
            MessageKind kind,
            String orderNumber,
            Brand brand,
            String language,
            @Nullable Integer template,
            @Nullable String recipient,
            @Nullable String recipientName,
            Mail mail,
            boolean urgent,
            OrderView order,
            @Nullable MessageReason obstacle)
            implements Composition {}

    /** What a person begins with. */
    record Draft(String subject, String text) {}

    record Nothing(MessageReason why) implements Composition {}

    private final OrderQueries orders;
    private final TrackingQueries tracking;
    private final CustomerQueries customers;
    private final BillingQueries billing;
    private final PayOnline payOnline;
    private final SubstitutionQueries substitutions;
    private final BrandQueries brands;
    private final Templates templates;
    private final ShippedTemplates shipped;
    private final Messages messages;

    Composer(
            OrderQueries orders,
            TrackingQueries tracking,
            CustomerQueries customers,
            BillingQueries billing,
            PayOnline payOnline,
            SubstitutionQueries substitutions,
            BrandQueries brands,
            Templates templates,
            ShippedTemplates shipped,
            Messages messages) {
        this.orders = orders;
        this.tracking = tracking;
        this.customers = customers;
        this.billing = billing;
        this.payOnline = payOnline;
        this.substitutions = substitutions;
        this.brands = brands;
        this.templates = templates;
        this.shipped = shipped;
        this.messages = messages;
    }

    Composition compose(Message message) {
        var order = orders.get(message.order());
        var now = tracking.of(order.id(), null);
        var kind = kind(message, now);
        var overtaken = message.forced() ? Optional.<MessageReason>empty() : overtaken(message, kind, order, now);
        if (overtaken.isPresent()) {
            return new Nothing(overtaken.get());
        }
        var brand = now.brand();
        var language = now.language().equals("es") ? "es" : ShippedTemplates.DEFAULT_LANGUAGE;
        var template =
                templates.inUse(brand.code().value(), kind, language).orElseGet(() -> shipped.get(kind, language));
        if (!template.enabled() && !message.forced()) {
            return new Nothing(MessageReason.SWITCHED_OFF);
        }
        var recipient = recipient(order);
        return new Composed(
                kind,
                order.number(),
                brand,
                language,
                template.isShipped() ? null : template.version(),
                recipient,
                order.shipTo().name(),
                mail(template, values(order, now, message.facts(), kind, language), now, kind),
                template.urgent(),
                order,
                recipient == null ? MessageReason.NO_ADDRESS : null);
    }

    /** What a draft would look like, on a real order. */
    Mail preview(Template template, OrderView order) {
        var now = tracking.of(order.id(), template.language());
        return mail(
                template,
                values(order, now, example(order, now), template.kind(), template.language()),
                now,
                template.kind());
    }

    /** A letter of that kind as text, for a person who wants to change it before it is sent. */
    Draft draft(MessageKind kind, OrderView order) {
        var now = tracking.of(order.id(), null);
        var language = now.language().equals("es") ? "es" : ShippedTemplates.DEFAULT_LANGUAGE;
        var values = values(order, now, example(order, now), kind, language);
        if (kind == MessageKind.NOTE) {
            var name = now.firstName().isEmpty() ? company(order) : now.firstName();
            return new Draft("", new MailWords(language).say("hello", name) + "\n\n");
        }
        var template = templates
                .inUse(now.brand().code().value(), kind, language)
                .orElseGet(() -> shipped.get(kind, language));
        var body = template.body().replaceAll("(?m)^\\[button(: .*)?]$", "");
        return new Draft(MailText.subject(template.subject(), values), MailText.plain(body, values));
    }

    /** A new date tells of waiting goods as long as goods wait. */
    private static MessageKind kind(Message message, OrderTracking now) {
        boolean isDate =
                message.kind() == MessageKind.ORDER_DELAYED && message.facts().document() == null;
        return isDate && now.units().waiting() > 0 ? MessageKind.ORDER_BACKORDERED : message.kind();
    }

    private Optional<MessageReason> overtaken(Message message, MessageKind kind, OrderView order, OrderTracking now) {
        boolean isOver = order.stage() == Stage.CANCELLED
                || now.units().delivered() == now.units().owed();
        boolean isTooLate = switch (kind) {
            case ORDER_CONFIRMED -> order.stage() == Stage.CANCELLED;
            case ORDER_DELAYED, ORDER_BACKORDERED -> isOver || isOldDate(message, kind, order, now);
            case ORDER_SHIPPED -> isShipmentDelivered(message, now);
            case PAYMENT_FAILED, ADDRESS_DOUBTFUL, SUBSTITUTE_OFFERED -> !isAsked(kind, order);
            default -> false;
        };
        if (isTooLate) {
            return Optional.of(MessageReason.OVERTAKEN);
        }
        return kind == MessageKind.PAYMENT_DUE ? notDue(order) : Optional.empty();
    }

    /** Whether the customer is asked for something now: the right address, another way to pay, whether something else will do, or whether to wait. */
    boolean isAsked(MessageKind kind, OrderView order) {
        return switch (kind) {
            case ADDRESS_DOUBTFUL -> order.waitsForAddress();
            case PAYMENT_FAILED -> payOnline.due(order.id()).isPresent();
            case SUBSTITUTE_OFFERED -> substitutions.open(order).isPresent();
            case ORDER_BACKORDERED -> BackorderQueries.waits(order);
            default -> false;
        };
    }

    private boolean isOldDate(Message message, MessageKind kind, OrderView order, OrderTracking now) {
        var facts = message.facts();
        if (facts.document() != null) {
            return now.shipments().stream()
                    .noneMatch(sent -> sent.number().equals(facts.document())
                            && (sent.status() == ShipmentStatus.EXCEPTION
                                    || sent.status() == ShipmentStatus.RETURNED_TO_SENDER));
        }
        boolean nothingWaits =
                kind == MessageKind.ORDER_BACKORDERED && now.units().waiting() == 0;
        boolean sameDay = facts.after() != null && facts.after().equals(facts.before());
        boolean withdrawn = facts.after() != null && !facts.after().equals(order.promisedOn());
        return nothingWaits || sameDay || withdrawn || messages.hasNewerDate(message);
    }

    private static boolean isShipmentDelivered(Message message, OrderTracking now) {
        return now.shipments().stream()
                .anyMatch(sent ->
                        sent.number().equals(message.facts().document()) && sent.status() == ShipmentStatus.DELIVERED);
    }

    /** Who pays before is never asked by letter: the payment says so itself when it fails. */
    private Optional<MessageReason> notDue(OrderView order) {
        if (!billing.money(order.id()).balance().isPositive()) {
            return Optional.of(MessageReason.NOTHING_TO_SAY);
        }
        return customer(order)
                        .filter(customer -> customer.paymentTerms() != PaymentTerms.PREPAID)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(MessageReason.PAYS_BEFORE);
    }

    private Optional<Customer> customer(OrderView order) {
        return Optional.ofNullable(order.customer()).flatMap(customers::find);
    }

    /** Where the order goes, or else where its customer is. */
    @Nullable
    String recipient(OrderView order) {
        var told = order.shipTo().email();
        return told != null ? told : customer(order).map(Customer::email).orElse(null);
    }

    private static Mail mail(Template template, Map<String, Object> values, OrderTracking now, MessageKind kind) {
        var words = new MailWords(template.language());
        var brand = now.brand();
        var colours = BrandColours.of(brand.accent());
        var subject = MailText.subject(template.subject(), values);
        var foot = words.say("foot", now.number(), brand.name());
        var unsubscribe = Mail.LINK + "/messages";
        var html = MailBlocks.frame(
                template.language(),
                subject,
                brand.logoText(),
                colours.ink(),
                colours.fill(),
                MailText.html(template.body(), values),
                MailBlocks.html(foot)
                        + (kind.isOptional()
                                ? " <a href=\"%s\" style=\"color:#5a6372\">%s</a>"
                                        .formatted(unsubscribe, MailBlocks.html(words.say("unsubscribe")))
                                : ""));
        var plain = MailText.plain(template.body(), values) + "\n\n-- \n" + brand.name() + "\n" + foot
                + (kind.isOptional() ? "\n" + words.say("unsubscribe") + ": " + unsubscribe : "") + "\n";
        return new Mail(subject, html, plain);
    }

    /** For a preview: as if everything had happened to the order. */
    private static Facts example(OrderView order, OrderTracking now) {
        var promised = order.promisedOn();
        return new Facts(
                now.shipments().isEmpty()
                        ? "100123"
                        : now.shipments().getFirst().number(),
                promised == null ? null : promised.minusDays(4),
                promised,
                order.money().total(),
                LocalDate.ofInstant(order.placedAt(), now.zone()).plusDays(30),
                order.lines().stream()
                        .limit(1)
                        .map(line -> new Facts.Count(line.sku().value(), 1))
                        .toList(),
                null,
                "…");
    }

    private Map<String, Object> values(
            OrderView order, OrderTracking now, Facts facts, MessageKind kind, String language) {
        var words = new MailWords(language);
        var values = new HashMap<String, Object>();
        values.put("customer", Map.of("name", now.firstName().isEmpty() ? company(order) : now.firstName()));
        values.put("order", order(words, order, now, facts));
        values.put("tracking", Map.of("url", Mail.LINK));
        values.put("brand", brand(now.brand()));
        putItems(values, "items", "hasItems", items(words, now, facts, kind));
        putItems(
                values,
                "waitingItems",
                "hasWaiting",
                now.things().stream()
                        .filter(thing -> thing.units().waiting() > 0)
                        .map(thing -> item(words, thing.name(), thing.units().waiting(), words.waiting(thing)))
                        .toList());
        putItems(values, "cancelledItems", "hasCancelled", cancelled(words, order, facts));
        if (now.units().waiting() > 0) {
            values.put("waiting", waiting(words, now));
        }
        shipment(now, facts).ifPresent(sent -> values.put("shipment", shipment(words, sent, now)));
        var amount = facts.amount();
        if (amount != null) {
            var money = new HashMap<String, Object>();
            money.put("amount", words.money(amount));
            put(money, "number", facts.document());
            put(money, "dueOn", facts.dueOn() == null ? null : words.date(facts.dueOn()));
            values.put("invoice", money);
            values.put("payment", money);
            values.put("refund", money);
        }
        if (kind == MessageKind.SUBSTITUTE_OFFERED) {
            values.put("offer", offer(words, order, now));
        }
        if (facts.document() != null) {
            values.put("return", Map.of("number", facts.document()));
        }
        if (facts.text() != null) {
            values.put(
                    "note", Map.of("text", facts.text(), "subject", Objects.requireNonNullElse(facts.subject(), "")));
        }
        return values;
    }

    /** What is offered first; before anything is, what could be. */
    private Map<String, Object> offer(MailWords words, OrderView order, OrderTracking now) {
        var values = new HashMap<String, Object>();
        var asked = substitutions.asked(order);
        var choices = asked.map(SubstitutionQueries.Asked::choices)
                .orElseGet(() -> substitutions.waiting(order).stream()
                        .findFirst()
                        .map(SubstitutionQueries.Waiting::inStock)
                        .orElse(List.of()));
        values.put(
                "item",
                asked.map(each -> each.line().name())
                        .orElseGet(() -> order.lines().stream()
                                .max(Comparator.comparingLong(
                                        line -> line.quantities().backordered()))
                                .map(OrderView.Line::name)
                                .orElse("")));
        values.put(
                "units",
                words.quantity(asked.map(SubstitutionQueries.Asked::units)
                        .orElse(now.units().waiting())));
        put(values, "substitute", choices.isEmpty() ? null : choices.getFirst().name());
        put(
                values,
                "until",
                asked.map(each -> words.date(LocalDate.ofInstant(each.offer().expiresAt(), now.zone())))
                        .orElse(null));
        return values;
    }

    private static String company(OrderView order) {
        return Objects.requireNonNullElse(order.shipTo().company(), order.customerName());
    }

    private static Map<String, Object> order(MailWords words, OrderView order, OrderTracking now, Facts facts) {
        var values = new HashMap<String, Object>();
        values.put("number", order.number());
        values.put("placedOn", words.date(LocalDate.ofInstant(order.placedAt(), now.zone())));
        values.put("units", words.quantity(now.units().owed()));
        values.put("town", now.town());
        values.put("total", words.money(order.money().currentTotal()));
        put(values, "reference", order.externalReference());
        put(values, "expectedOn", now.expectedOn() == null ? null : words.date(now.expectedOn()));
        put(values, "previouslyOn", facts.before() == null ? null : words.date(facts.before()));
        values.put(
                "isLater",
                facts.after() == null || facts.before() == null || facts.after().isAfter(facts.before()));
        return values;
    }

    private static Map<String, Object> brand(Brand brand) {
        var colours = BrandColours.of(brand.accent());
        var values = new HashMap<String, Object>();
        values.put("name", brand.name());
        values.put("accent", colours.fill());
        values.put("onAccent", colours.onFill());
        values.put("ink", colours.ink());
        put(values, "email", brand.helpAddress());
        put(values, "phone", brand.helpPhone());
        put(values, "website", brand.website());
        return values;
    }

    /** Of a letter about one shipment what is in it, else everything that was ordered. */
    private static List<Map<String, Object>> items(MailWords words, OrderTracking now, Facts facts, MessageKind kind) {
        boolean isAboutShipment = kind == MessageKind.ORDER_SHIPPED || kind == MessageKind.ORDER_DELIVERED;
        var sent = isAboutShipment ? shipment(now, facts) : Optional.<Sent>empty();
        return sent.map(found -> found.parcels().stream()
                        .flatMap(parcel -> parcel.contents().stream())
                        .map(content -> item(words, content.name(), content.quantity(), null))
                        .toList())
                .orElseGet(() -> now.things().stream()
                        .map(thing -> item(words, thing.name(), thing.ordered(), stateOf(words, thing)))
                        .toList());
    }

    /** What goes its ordinary way needs no word beside it. */
    private static @Nullable String stateOf(MailWords words, Thing thing) {
        boolean isOrdinary = thing.units().inside() == thing.ordered();
        return isOrdinary ? null : words.state(thing);
    }

    private static List<Map<String, Object>> cancelled(MailWords words, OrderView order, Facts facts) {
        return Objects.requireNonNullElse(facts.units(), List.<Facts.Count>of()).stream()
                .map(count -> item(words, name(order, count.sku()), count.quantity(), null))
                .toList();
    }

    private static String name(OrderView order, String sku) {
        return order.lines().stream()
                .filter(line -> line.sku().value().equals(sku))
                .map(OrderView.Line::name)
                .findFirst()
                .orElse(sku);
    }

    private static Map<String, Object> item(MailWords words, String name, long quantity, @Nullable String state) {
        var item = new HashMap<String, Object>();
        item.put("name", name);
        item.put("quantity", words.quantity(quantity));
        put(item, "state", state);
        return item;
    }

    private static void putItems(
            Map<String, Object> values, String name, String flag, List<Map<String, Object>> items) {
        values.put(name, items);
        values.put(flag, !items.isEmpty());
    }

    private static Map<String, Object> waiting(MailWords words, OrderTracking now) {
        var values = new HashMap<String, Object>();
        values.put("count", words.quantity(now.units().waiting()));
        put(
                values,
                "on",
                now.things().stream()
                        .map(Thing::expectedOn)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .map(words::date)
                        .orElse(null));
        return values;
    }

    private static Optional<Sent> shipment(OrderTracking now, Facts facts) {
        return now.shipments().stream()
                .filter(sent -> sent.number().equals(facts.document()))
                .findFirst();
    }

    private static Map<String, Object> shipment(MailWords words, Sent sent, OrderTracking now) {
        var values = new HashMap<String, Object>();
        values.put("number", sent.number());
        values.put("carrier", sent.carrier());
        values.put("service", sent.service());
        values.put("isPart", now.units().waiting() + now.units().inside() > 0);
        values.put("comesBack", sent.status() == ShipmentStatus.RETURNED_TO_SENDER);
        put(values, "expectedOn", sent.expectedOn() == null ? null : words.date(sent.expectedOn()));
        put(values, "deliveredOn", sent.deliveredOn() == null ? null : words.date(sent.deliveredOn()));
        var parcels = new ArrayList<Map<String, Object>>();
        for (var parcel : sent.parcels()) {
            if (parcel.trackingNumber() != null) {
                var facts = new HashMap<String, Object>();
                facts.put("number", parcel.trackingNumber());
                put(facts, "url", parcel.url());
                parcels.add(facts);
            }
        }
        values.put("parcels", parcels);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            values.put(name, value);
        }
    }
}
