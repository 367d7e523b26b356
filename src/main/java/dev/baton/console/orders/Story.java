package dev.baton.console.orders;

import dev.baton.console.Moment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.FieldGroup;
import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The events of an order in words, with what was before and what is after on demand. */
final class Story {

    private static final Set<String> KNOWN = Set.of(
            "OrderPlaced",
            "OrderBackFilled",
            "OrderHeld",
            "HoldAssigned",
            "HoldReleased",
            "OrderAmended",
            "UnitsCancelled",
            "BackorderFilled",
            "PromiseChanged",
            "UnitsMoved",
            "UnitsShort",
            "OrderClosed",
            "InvoiceIssued",
            "PaymentRecorded",
            "ShipmentDispatched",
            "ShipmentDelivered",
            "ShipmentTroubled",
            "ShipmentVoided",
            "MessageSent",
            "MessageUnsure",
            "MessageFailed",
            "MessageBounced");

    private final Ui ui;

    Story(Ui ui) {
        this.ui = ui;
    }

    List<Moment> of(List<TimelineEntry> entries) {
        return entries.stream().map(this::moment).toList();
    }

    private Moment moment(TimelineEntry entry) {
        var data = entry.data();
        return new Moment(
                entry.at(),
                icon(entry.type(), data),
                tone(entry.type()),
                what(entry.type(), data),
                entry.actor(),
                details(entry));
    }

    private String what(String type, JsonNode data) {
        return switch (type) {
            case "OrderHeld" -> held(data);
            case "HoldAssigned" ->
                text(data, "owner").isEmpty()
                        ? ui.t("orders.event.hold-without-owner", ui.t("orders.hold." + text(data, "reason")))
                        : ui.t(
                                "orders.event.HoldAssigned",
                                ui.t("orders.hold." + text(data, "reason")),
                                text(data, "owner"));
            case "HoldReleased" -> ui.t("orders.event." + type, ui.t("orders.hold." + text(data, "reason")));
            case "UnitsCancelled" ->
                ui.t(
                        data.path("whole").asBoolean(false)
                                ? "orders.event.cancelled-whole"
                                : "orders.event.UnitsCancelled",
                        units(data),
                        ui.t("orders.cancel-reason." + text(data, "reason")));
            case "BackorderFilled" -> ui.t("orders.event.BackorderFilled", units(data));
            case "PromiseChanged" -> ui.t("orders.event.PromiseChanged", date(data, "before"), date(data, "after"));
            case "UnitsMoved" ->
                ui.t("orders.step." + text(data, "step"), units(data), text(data, "site"), text(data, "document"));
            case "UnitsShort" -> ui.t("orders.event.UnitsShort", units(data), text(data, "site"));
            case "InvoiceIssued" -> ui.t("orders.event.InvoiceIssued", text(data, "number"), money(data.path("total")));
            case "PaymentRecorded" ->
                ui.t("orders.event.PaymentRecorded", text(data, "number"), money(data.path("amount")));
            case "CreditMemoIssued" ->
                ui.t("orders.event.CreditMemoIssued", text(data, "number"), money(data.path("total")));
            case "RefundRequested", "RefundSettled", "RefundFailed" ->
                ui.t("orders.event." + type, text(data, "number"), money(data.path("amount")));
            case "CardAuthorised", "CardDeclined", "CaptureFailed" ->
                ui.t(
                        "orders.event." + type,
                        money(data.path("amount")),
                        text(data, type.equals("CardAuthorised") ? "card" : "problem"));
            case "AuthorisationEnded" ->
                ui.t("orders.event.AuthorisationEnded." + text(data, "how"), money(data.path("amount")));
            case "DunningLetterIssued" ->
                ui.t("orders.event.DunningLetterIssued", text(data, "number"), text(data, "invoiceNumber"));
            case "ApprovalAsked", "ApprovalDeclined" ->
                ui.t("orders.event.%s.%s".formatted(type, text(data, "kind")), money(data.path("amount")));
            case "ShipmentDispatched", "ShipmentDelivered", "ShipmentTroubled", "ShipmentVoided" ->
                ui.t("orders.event." + type, text(data, "number"));
            case "RoutingGuideOverridden" ->
                ui.t("orders.event.RoutingGuideOverridden", text(data, "number"), text(data, "service"));
            case "ShipWindowOverridden" ->
                ui.t(
                        "orders.event.ShipWindowOverridden",
                        text(data, "number"),
                        date(data, "arrivesOn"),
                        date(data, "opens"));
            case "ReturnRequested",
                    "ReturnApproved",
                    "ReturnRejected",
                    "ReturnCancelled",
                    "ReturnExpired",
                    "ReturnSent",
                    "ReturnReceived",
                    "ReturnInspected" -> ui.t("returns.event." + type, text(data, "number"), units(data));
            case "ReturnClosed" -> ui.t("returns.event." + type, text(data, "number"), money(data.path("refund")));
            case "ExchangePlaced", "ExchangeLapsed" ->
                ui.t("returns.event." + type, text(data, "number"), text(data, "exchange"));
            case "ClaimOpened", "ClaimFiled", "ClaimSettled", "ClaimRejected" ->
                ui.t(
                        "returns.event." + type,
                        text(data, "number"),
                        ui.t("returns.claim.liable." + text(data, "liable")),
                        money(data.path(type.equals("ClaimSettled") ? "settled" : "amount")));
            case "MessageSent", "MessageUnsure", "MessageFailed", "MessageBounced" ->
                ui.t("orders.event." + type, ui.t("letters.kind." + text(data, "kind")));
            case "OrderTagged" -> tagged(data);
            case "CustomFieldsFilledIn" -> filledIn(data);
            case "ItemSubstituted" ->
                ui.t(
                        "orders.event.ItemSubstituted." + text(data, "agreement"),
                        ui.quantity(data.path("quantity").asLong(0)),
                        text(data, "substitute"),
                        text(data, "original"),
                        money(data.path("totalBefore")),
                        money(data.path("totalAfter")));
            case "SubstitutionTakenBack" ->
                ui.t(
                        "orders.event.SubstitutionTakenBack",
                        ui.quantity(data.path("quantity").asLong(0)),
                        text(data, "original"),
                        text(data, "substitute"));
            case "SubstituteOffered" -> ui.t("orders.event.SubstituteOffered", units(data), day(text(data, "until")));
            case "SubstituteAnswered" ->
                ui.t(
                        "orders.event.SubstituteAnswered." + text(data, "choice"),
                        ui.quantity(data.path("quantity").asLong(0)),
                        text(data, "sku"));
            case "BackorderDecided" ->
                ui.t(
                        "orders.event.BackorderDecided." + text(data, "choice"),
                        ui.quantity(data.path("quantity").asLong(0)));
            case "FileAttached", "AttachmentRemoved" -> ui.t("attachments.event." + type, text(data, "name"));
            case "NoteWritten", "NoteWithdrawn" -> ui.t("notes.event.%s.%s".formatted(type, text(data, "audience")));
            default -> KNOWN.contains(type) ? ui.t("orders.event." + type) : type;
        };
    }

    private String held(JsonNode data) {
        var reason = ui.t("orders.hold." + text(data, "reason"));
        var owner = text(data, "owner");
        var site = text(data, "site");
        if (site.isEmpty() && text(data, "line").isEmpty()) {
            return owner.isEmpty()
                    ? ui.t("orders.event.OrderHeld", reason)
                    : ui.t("orders.event.held-for", reason, owner);
        }
        return ui.t(site.isEmpty() ? "orders.event.line-held" : "orders.event.site-held", reason, site);
    }

    private static String icon(String type, JsonNode data) {
        return switch (type) {
            case "OrderPlaced" -> "shopping-cart";
            case "OrderHeld" -> "player-pause";
            case "HoldAssigned" -> "transfer";
            case "HoldReleased" -> "player-play";
            case "OrderAmended" -> "pencil";
            case "UnitsCancelled" -> "ban";
            case "BackorderFilled" -> "package-import";
            case "PromiseChanged" -> "calendar-event";
            case "UnitsShort" -> "alert-triangle";
            case "InvoiceIssued" -> "file-invoice";
            case "PaymentRecorded" -> "cash";
            case "CreditMemoIssued" -> "receipt-refund";
            case "RefundRequested", "RefundSettled" -> "arrow-back-up";
            case "RefundFailed" -> "alert-circle";
            case "ApprovalAsked" -> "hourglass";
            case "CardAuthorised", "AuthorisationEnded" -> "credit-card";
            case "CardDeclined", "CaptureFailed" -> "alert-circle";
            case "DunningLetterIssued" -> "mail";
            case "ApprovalDeclined" -> "ban";
            case "ShipmentDispatched" -> "truck";
            case "ShipmentDelivered", "OrderClosed" -> "circle-check";
            case "ShipmentTroubled", "RoutingGuideOverridden", "ShipWindowOverridden" -> "alert-circle";
            case "ReturnRequested", "ReturnApproved", "ReturnSent" -> "truck-return";
            case "ReturnReceived" -> "package-import";
            case "ReturnInspected" -> "clipboard-check";
            case "ReturnClosed" -> "receipt-refund";
            case "ReturnRejected", "ReturnCancelled", "ReturnExpired" -> "ban";
            case "ExchangePlaced", "ExchangeLapsed" -> "arrows-exchange";
            case "ClaimOpened", "ClaimFiled", "ClaimSettled", "ClaimRejected" -> "flag";
            case "ShipmentVoided", "MessageBounced" -> "arrow-back-up";
            case "MessageSent", "MessageUnsure", "MessageFailed" -> "mail";
            case "NoteWritten", "NoteWithdrawn" -> "message";
            case "OrderTagged" -> "tag";
            case "CustomFieldsFilledIn" -> "pencil";
            case "ItemSubstituted",
                    "SubstitutionTakenBack",
                    "SubstituteOffered",
                    "SubstituteAnswered",
                    "BackorderDecided" -> "arrows-exchange";
            case "FileAttached", "AttachmentRemoved" -> "paperclip";
            case "UnitsMoved" ->
                switch (text(data, "step")) {
                    case "PICK", "UNPICK" -> "hand-grab";
                    case "PACK", "UNPACK" -> "package";
                    case "SHIP" -> "truck";
                    case "DELIVER" -> "home";
                    case "RETURN" -> "truck-return";
                    default -> "building-warehouse";
                };
            default -> "point";
        };
    }

    private static Tone tone(String type) {
        return switch (type) {
            case "OrderHeld", "PromiseChanged", "ApprovalAsked", "RoutingGuideOverridden", "ShipWindowOverridden" ->
                Tone.WAITING;
            case "UnitsShort", "ShipmentTroubled", "RefundFailed", "CardDeclined", "CaptureFailed" -> Tone.URGENT;
            case "ShipmentDelivered", "OrderClosed", "PaymentRecorded", "RefundSettled" -> Tone.DONE;
            case "ReturnRequested", "ReturnReceived", "ClaimOpened" -> Tone.WAITING;
            case "ExchangeLapsed" -> Tone.URGENT;
            case "OrderPlaced", "UnitsMoved", "ShipmentDispatched", "BackorderFilled" -> Tone.MOVING;
            default -> Tone.NEUTRAL;
        };
    }

    private @Nullable Content details(TimelineEntry entry) {
        var lines = new ArrayList<String>();
        var data = entry.data();
        for (var key : List.of("note", "releaseNote", "words")) {
            if (data.path(key).isString()) {
                lines.add("“" + text(data, key) + "”");
            }
        }
        for (var change : data.path("changes").properties()) {
            lines.add(
                    ui.t("orders.change." + change.getKey()) + ": " + said(change.getKey(), change.getValue(), "before")
                            + " → " + said(change.getKey(), change.getValue(), "after"));
        }
        for (var unit : data.path("units")) {
            var site = text(unit, "site");
            lines.add(ui.t(
                            "orders.say.goods-one",
                            ui.quantity(unit.path("quantity").asLong(0)),
                            text(unit, "sku"))
                    + (site.isEmpty() ? "" : " · " + site));
        }
        return lines.isEmpty()
                ? null
                : output -> {
                    for (var line : lines) {
                        output.writeContent("<p>");
                        output.writeUserContent(line);
                        output.writeContent("</p>");
                    }
                };
    }

    /** What a change was from or to; hidden where it tells what the reader's role does not see. */
    private String said(String change, JsonNode values, String which) {
        boolean isHidden = switch (change) {
            case "lines", "discounts" -> ui.hides(FieldGroup.AMOUNTS);
            case "shipTo" -> ui.hides(FieldGroup.CONTACTS);
            default -> false;
        };
        return isHidden ? Ui.HIDDEN : orNone(text(values, which));
    }

    private String orNone(String text) {
        return text.isEmpty() ? ui.t("orders.change.nothing") : text;
    }

    private String tagged(JsonNode data) {
        var added = texts(data.path("added"));
        var removed = texts(data.path("removed"));
        if (removed.isEmpty()) {
            return ui.t("tags.event.added", added);
        }
        return added.isEmpty() ? ui.t("tags.event.removed", removed) : ui.t("tags.event.both", added, removed);
    }

    private String filledIn(JsonNode data) {
        var words = new ArrayList<String>();
        for (var change : data.path("fields")) {
            var label = text(change, "label");
            var before = typed(change.path("before"));
            var after = typed(change.path("after"));
            words.add(
                    before.isEmpty()
                            ? ui.t("fields.event.set", label, after)
                            : after.isEmpty()
                                    ? ui.t("fields.event.emptied", label, before)
                                    : ui.t("fields.event.changed", label, before, after));
        }
        return String.join("; ", words);
    }

    private String typed(JsonNode value) {
        return value.isBoolean() ? ui.t(value.booleanValue() ? "fields.yes" : "fields.no") : value.asString("");
    }

    private static String texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asString("")));
        return String.join(", ", texts);
    }

    private String units(JsonNode data) {
        long sum = 0;
        for (var unit : data.path("units")) {
            sum += unit.path("quantity").asLong(0);
        }
        return ui.n("orders.units-of", sum);
    }

    private String date(JsonNode data, String field) {
        var text = text(data, field);
        return text.isEmpty() ? ui.t("orders.no-date") : ui.date(LocalDate.parse(text));
    }

    private String day(String moment) {
        return moment.isEmpty() ? "" : ui.date(LocalDate.ofInstant(Instant.parse(moment), ui.zone()));
    }

    private String money(JsonNode amount) {
        return amount.path("amount").isString()
                ? ui.money(Money.parse(text(amount, "amount"), text(amount, "currency")))
                : "";
    }

    private static String text(JsonNode node, String field) {
        return Objects.requireNonNull(node.path(field).asString(""));
    }
}
