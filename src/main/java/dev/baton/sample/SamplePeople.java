package dev.baton.sample;

import dev.baton.platform.security.Users;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who works at the sample company, and what each may do. */
@Component
class SamplePeople {

    /** Everybody's; the company is invented, and so is the secret. */
    static final String PASSWORD = "larkspur";

    private static final String HOST = "@larkspur-ladle.example";
    static final String ADMINISTRATOR = "admin";
    static final String ADMIN = ADMINISTRATOR + HOST;

    private static final String[] AREAS = {
        "sites",
        "items",
        "customers",
        "prices",
        "inventory",
        "orders",
        "fulfilment",
        "shipments",
        "returns",
        "invoices",
        "payments",
        "approvals",
        "credit",
        "screening",
        "fraud",
        "company",
        "messages",
        "worklist",
        "rules",
        "automations"
    };

    private record Person(String role, String title, String name, String language, List<String> scopes) {}

    static final List<String> ROLES = List.of("manager", "processor", "warehouse", "finance", "viewer");

    private static final List<Person> PEOPLE = List.of(
            new Person(ADMINISTRATOR, "Administrator", "Amelia Larkspur", "en", List.of("*")),
            new Person(
                    "manager",
                    "Order manager",
                    "Theo Ladle",
                    "en",
                    and(writing(AREAS), "people:read", "audit:read", "events:read", "webhooks:read")),
            new Person(
                    "processor",
                    "Order processor",
                    "Nadia Brandt",
                    "en",
                    and(writing("worklist", "orders", "customers", "returns", "messages"), reading())),
            new Person(
                    "warehouse",
                    "Warehouse worker",
                    "Luis Ortega",
                    "es",
                    and(
                            writing("fulfilment", "shipments", "inventory", "returns"),
                            "sites:read",
                            "items:read",
                            "orders:read")),
            new Person(
                    "finance",
                    "Finance",
                    "Hana Sato",
                    "en",
                    and(
                            writing("invoices", "payments", "approvals", "credit", "prices", "customers"),
                            and(List.of(reading()), "audit:read"))),
            new Person("viewer", "Viewer", "Oscar Lind", "en", List.of(reading())));

    private final Users users;

    SamplePeople(Users users) {
        this.users = users;
    }

    /** The roles that most companies begin with. */
    static void defineRoles(Users users) {
        PEOPLE.forEach(person -> users.defineRole(new Users.Role(person.role(), person.title(), person.scopes())));
    }

    void hire() {
        defineRoles(users);
        for (var person : PEOPLE) {
            users.create(person.role() + HOST, person.name(), PASSWORD, person.role(), person.language());
        }
    }

    private static List<String> writing(String... areas) {
        return Stream.of(areas)
                .flatMap(area -> Stream.of(area + ":read", area + ":write"))
                .toList();
    }

    private static String[] reading() {
        return Stream.of(AREAS).map(area -> area + ":read").toArray(String[]::new);
    }

    private static List<String> and(List<String> scopes, String... more) {
        return and(scopes, List.of(more));
    }

    private static List<String> and(List<String> scopes, List<String> more) {
        return Stream.concat(scopes.stream(), more.stream()).distinct().sorted().toList();
    }
}
