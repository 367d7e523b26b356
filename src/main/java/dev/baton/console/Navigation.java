package dev.baton.console;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The rail: five groups, in the order of an order's way. */
public final class Navigation {

    /** A group of the rail. */
    public enum Group {
        WORK,
        WAREHOUSE,
        STOCK,
        MONEY,
        SETUP;

        public String messageKey() {
            return "nav.group." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A place to go. {@code go} is the key that follows {@code g}. */
    public enum Entry {
        HOME(Group.WORK, "/", "home", "h"),
        WORKLIST(Group.WORK, "/worklist", "list-check", "w"),
        ORDERS(Group.WORK, "/orders", "shopping-cart", "o"),
        HOLDS(Group.WORK, "/holds", "player-pause", "9"),
        MENTIONS(Group.WORK, "/mentions", "at", "1"),
        MESSAGES(Group.WORK, "/messages", "mail", "f"),
        FRAUD(Group.WORK, "/fraud", "zoom-question", "7"),
        PICK(Group.WAREHOUSE, "/pick", "hand-grab", "p"),
        PACK(Group.WAREHOUSE, "/pack", "package", "k"),
        SHIP(Group.WAREHOUSE, "/ship", "truck-delivery", "s"),
        RECEIVE(Group.WAREHOUSE, "/receive", "package-import", "r"),
        ITEMS(Group.STOCK, "/items", "tags", "i"),
        BALANCES(Group.STOCK, "/balances", "stack-2", "b"),
        PURCHASING(Group.STOCK, "/purchasing", "clipboard-list", "u"),
        INVOICES(Group.MONEY, "/invoices", "file-invoice", "v"),
        PAYMENTS(Group.MONEY, "/payments", "credit-card", "y"),
        CREDITS(Group.MONEY, "/credits", "receipt-refund", "g"),
        APPROVALS(Group.MONEY, "/approvals", "shield-check", "2"),
        RECEIVABLES(Group.MONEY, "/receivables", "hourglass", "3"),
        JOURNAL(Group.MONEY, "/journal", "scale", "z"),
        RETURNS(Group.MONEY, "/returns", "truck-return", "t"),
        COMPANY(Group.SETUP, "/company", "building-store", "d"),
        CUSTOMERS(Group.SETUP, "/customers", "users", "c"),
        SITES(Group.SETUP, "/sites", "building-warehouse", "l"),
        PRICES(Group.SETUP, "/prices", "currency-dollar", "m"),
        CARRIERS(Group.SETUP, "/carriers", "truck", "4"),
        PACKAGING(Group.SETUP, "/packaging", "box", "5"),
        IMPORTS(Group.SETUP, "/imports", "upload", "5"),
        SCREENING(Group.SETUP, "/screening", "shield", "6"),
        RULES(Group.SETUP, "/rules", "adjustments", "e"),
        AUTOMATIONS(Group.SETUP, "/automations", "robot", "8"),
        LETTERS(Group.SETUP, "/letters", "send", "j"),
        PEOPLE(Group.SETUP, "/people", "user-circle", "n"),
        AUDIT(Group.SETUP, "/audit", "history", "a"),
        WEBHOOKS(Group.SETUP, "/webhooks", "webhook", "q"),
        INTEGRATIONS(Group.SETUP, "/integrations", "plug", "x");

        private final Group group;
        private final String href;
        private final String icon;
        private final String go;

        Entry(Group group, String href, String icon, String go) {
            this.group = group;
            this.href = href;
            this.icon = icon;
            this.go = go;
        }

        public String href() {
            return href;
        }

        public String icon() {
            return icon;
        }

        public String go() {
            return go;
        }

        /** The name under which counts are given and translations kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String messageKey() {
            return "nav." + key();
        }

        boolean holds(String path) {
            if (this == SHIP && path.startsWith("/shipments/")) {
                return true;
            }
            if (this == LETTERS && (path.startsWith("/brands") || path.equals("/mail"))) {
                return true;
            }
            if (this == CREDITS && (path.equals("/refunds") || path.startsWith("/refunds/"))) {
                return true;
            }
            if (this == PEOPLE && (path.equals("/keys") || path.startsWith("/keys/"))) {
                return true;
            }
            if (this == WEBHOOKS && (path.equals("/events") || path.startsWith("/events/"))) {
                return true;
            }
            if (this == HOLDS && (path.equals("/hold-jobs") || path.startsWith("/hold-jobs/"))) {
                return true;
            }
            if (this == RETURNS && (path.equals("/claims") || path.startsWith("/claims/"))) {
                return true;
            }
            return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
        }
    }

    /** What a warehouse worker needs under the thumb. */
    private static final List<Entry> PHONE =
            List.of(Entry.PICK, Entry.PACK, Entry.SHIP, Entry.RECEIVE, Entry.BALANCES, Entry.ORDERS, Entry.HOME);

    private final Set<Entry> open;
    private final Set<String> areas;

    /**
     * Only places at which a screen answers are shown.
     *
     * @param areas to which these screens belong
     */
    Navigation(Predicate<String> answers, Set<String> areas) {
        this.open = EnumSet.noneOf(Entry.class);
        this.areas = Set.copyOf(areas);
        Arrays.stream(Entry.values())
                .filter(entry -> answers.test(entry.href()))
                .forEach(open::add);
    }

    /** @param permission such as {@code orders:write} */
    boolean leadsTo(String permission) {
        return areas.contains(permission.substring(0, Math.max(0, permission.indexOf(':'))));
    }

    Map<Group, List<Entry>> groups() {
        var groups = new EnumMap<Group, List<Entry>>(Group.class);
        for (var group : Group.values()) {
            var entries = open.stream().filter(entry -> entry.group == group).toList();
            if (!entries.isEmpty()) {
                groups.put(group, entries);
            }
        }
        return groups;
    }

    List<Entry> phone() {
        return PHONE.stream().filter(open::contains).limit(4).toList();
    }
}
