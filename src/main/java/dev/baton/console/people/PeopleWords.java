package dev.baton.console.people;

import dev.baton.console.Choice;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.DataScope;
import dev.baton.platform.security.Users;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** How the screens name people, what they may do, and what they did. */
public final class PeopleWords {

    private PeopleWords() {}

    static List<Tab> tabs(Ui ui) {
        return List.of(
                new Tab(ui.t("nav.people"), "/people", null, !ui.path().startsWith("/people/") && !isKeys(ui)),
                new Tab(ui.t("people.roles"), "/people/roles", null, ui.path().startsWith("/people/roles")),
                new Tab(ui.t("people.keys"), "/keys", null, isKeys(ui)));
    }

    private static boolean isKeys(Ui ui) {
        return ui.path().startsWith("/keys");
    }

    public static String area(Ui ui, String area) {
        return ui.t("people.area." + area);
    }

    public static String areas(Ui ui, Collection<String> areas) {
        return areas.stream().map(area -> area(ui, area)).collect(Collectors.joining(", "));
    }

    /** One line: "Everything", or what it changes and what it looks at. */
    public static String reach(Ui ui, Reach reach) {
        if (reach.everything()) {
            return ui.t("people.everything");
        }
        if (reach.changes().isEmpty()) {
            return reach.looks().isEmpty() ? ui.t("people.nothing") : ui.t("people.looks-at", areas(ui, reach.looks()));
        }
        var changes = ui.t("people.changes", areas(ui, reach.changes()));
        return reach.looks().isEmpty() ? changes : changes + " " + ui.t("people.looks-at", areas(ui, reach.looks()));
    }

    /** One line: the channels, sites and customers that are seen, or that all are. */
    public static String within(Ui ui, DataScope within) {
        if (within.seesAll()) {
            return ui.t("people.within.all");
        }
        return ui.t(
                "people.within",
                Stream.of(
                                named(ui, "people.within.channels", within.channels()),
                                named(ui, "people.within.sites", within.sites()),
                                named(ui, "people.within.customers", within.customerTags()),
                                hidden(ui, within))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")));
    }

    private static Optional<String> hidden(Ui ui, DataScope within) {
        return within.hiddenFields().isEmpty()
                ? Optional.empty()
                : Optional.of(ui.t(
                        "people.within.hidden",
                        within.hiddenFields().stream()
                                .sorted()
                                .map(group -> ui.t("people.within.hidden." + group))
                                .collect(Collectors.joining(", "))));
    }

    private static Optional<String> named(Ui ui, String key, Set<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(ui.t(key, listed(values)));
    }

    /** Always in the same order. */
    static String listed(Set<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }

    public static String role(List<Users.Role> roles, String role) {
        return roles.stream()
                .filter(each -> each.role().equals(role))
                .map(Users.Role::name)
                .findFirst()
                .orElse(role);
    }

    static List<Choice> roles(List<Users.Role> roles) {
        return roles.stream().map(role -> new Choice(role.role(), role.name())).toList();
    }

    public static String kind(Ui ui, String subjectType) {
        return said(ui, "people.kind." + subjectType, subjectType);
    }

    public static String action(Ui ui, String action) {
        return said(ui, "people.did." + action.replace(' ', '-'), action);
    }

    /** The name of a field of the trail, in words as far as there are any. */
    public static String field(Ui ui, String path) {
        return said(ui, "people.field." + path, spaced(path));
    }

    /** What nobody has put into words yet is shown as it is. */
    private static String said(Ui ui, String key, String otherwise) {
        var words = ui.t(key);
        return words.equals(key) ? otherwise : words;
    }

    private static String spaced(String path) {
        var words =
                path.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('.', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? path : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Who it was, as far as it was no person. */
    public static @Nullable String actorKind(Ui ui, String kind) {
        return switch (kind) {
            case "KEY" -> ui.t("people.by-key");
            case "SYSTEM" -> ui.t("people.by-baton");
            default -> null;
        };
    }

    public static String actorIcon(String kind) {
        return switch (kind) {
            case "KEY" -> "key";
            case "SYSTEM" -> "robot";
            default -> "user";
        };
    }

    /** What the change was made to, by the name people know it by. */
    public static String subject(Audit.Entry entry) {
        if (entry.subjectType().equals("key")) {
            for (var side : Change.sides(entry)) {
                if (side.path("name").isString()) {
                    return side.path("name").asString();
                }
            }
        }
        return entry.subject();
    }

    /** Where it can be looked at; null when no page shows it. */
    public static @Nullable String href(Audit.Entry entry) {
        var subject = entry.subject();
        return switch (entry.subjectType()) {
            case "item" -> "/items/" + encoded(subject);
            case "site" -> "/sites/" + encoded(subject);
            case "customer" -> "/customers/" + encoded(subject);
            case "payment" -> "/payments/" + encoded(subject);
            case "shipment" -> "/shipments/" + encoded(subject);
            case "stock" ->
                subject.contains("@")
                        ? "/balances/ledger?sku=" + encoded(subject.substring(0, subject.lastIndexOf('@')))
                                + "&site="
                                + encoded(subject.substring(subject.lastIndexOf('@') + 1))
                        : null;
            case "user" -> "/people?q=" + encoded(subject);
            case "role" -> "/people/roles";
            case "key" -> "/keys";
            case "corrective-action" -> "/worklist/actions/" + encoded(subject);
            case "webhook" -> "/webhooks/" + encoded(subject);
            default -> null;
        };
    }

    /** As a part of an address. */
    public static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
