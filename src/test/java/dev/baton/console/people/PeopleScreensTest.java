package dev.baton.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.security.ApiKeys;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.ChangeUser;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class PeopleScreensTest {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\" value=\"(baton_[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    ChangeUser changeUser;

    @Autowired
    ApiKeys keys;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void somebody_who_gives_access() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
        merchant.run(() -> users.defineRole(new Users.Role("clerk", "Clerk", List.of("orders:read", "items:write"))));
    }

    @Test
    void a_person_is_let_in_with_a_role_and_a_language() {
        var email = UUID.randomUUID() + "@Example.org";
        assertThat(browser.get("/people/new").body()).contains("Clerk", "Changes items. Looks at orders.");

        var shown = create(email, "clerk");

        assertThat(shown.body())
                .contains("Rosa Vega may sign in now", email.toLowerCase(Locale.ROOT), "May look at", "Never");
        assertThat(browser.get("/people").body()).contains("Rosa Vega", "Español", "Ana Duarte", "You", "just now");
        assertThat(browser.get("/people?q=rosa").body())
                .contains("Rosa Vega")
                .doesNotContain("data-href=\"/people/" + self().id());
        assertThat(browser.get("/people?q=nobody").body()).contains("Nobody fits these words");
        assertThat(create(email, "clerk").body()).contains("Somebody signs in with this address already");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        var refused = browser.post(
                "/people/new", "name", "", "email", "nobody", "password", "short", "role", "", "language", "en");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("4 things need correction", "An address such as", "8 to 72 characters");
    }

    @Test
    void a_person_is_kept_out_and_let_in_again() {
        create("r" + UUID.randomUUID() + "@example.org", "clerk");
        var rosa = person("Rosa Vega");

        var out = browser.post("/people/" + rosa.id() + "/disabling", "version", "1");

        assertThat(out.body()).contains("This person cannot sign in", "/people/" + rosa.id() + "/enabling");
        assertThat(person("Rosa Vega").enabled()).isFalse();
        assertThat(browser.post("/people/" + rosa.id() + "/disabling", "version", "1")
                        .statusCode())
                .as("a page that has been overtaken")
                .isEqualTo(409);
        browser.post("/people/" + rosa.id() + "/enabling");
        assertThat(person("Rosa Vega").enabled()).isTrue();
    }

    @Test
    void who_is_kept_out_leaves_at_once_and_a_new_role_counts_at_once() {
        var email = "r" + UUID.randomUUID() + "@example.org";
        create(email, "clerk");
        var rosa = person("Rosa Vega");
        var desk = Browser.at(port, email, "a long password");
        assertThat(desk.get("/audit").statusCode()).isEqualTo(403);

        browser.post(
                "/people/" + rosa.id() + "/edit",
                "version",
                "1",
                "name",
                "Rosa Vega",
                "role",
                "tester",
                "language",
                "en");
        assertThat(desk.get("/audit").statusCode()).isEqualTo(200);

        browser.post("/people/" + rosa.id() + "/disabling", "version", "2");
        assertThat(desk.get("/audit").uri().getPath()).isEqualTo("/sign-in");
        assertThat(desk.get("/orders").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void a_role_is_made_and_changed_within_one_s_own_reach() {
        browser.get("/people/roles/new");
        browser.post("/people/roles/new", "name", "Nachtschicht Süd", "area.fulfilment", "write");
        assertThat(browser.get("/people/roles").body())
                .contains("Nachtschicht Süd", "/people/roles/nachtschicht-sud/edit");
        assertThat(browser.post("/people/roles/new", "name", "nachtschicht süd", "area.orders", "read")
                        .statusCode())
                .isEqualTo(422);

        browser.post("/people/roles/nachtschicht-sud/edit", "name", "Nights", "area.fulfilment", "read");
        assertThat(merchant.call(users::roles))
                .contains(new Users.Role("nachtschicht-sud", "Nights", List.of("fulfilment:read")));

        assertThat(browser.post("/people/roles/tester/edit", "name", "Tester", "area.orders", "read")
                        .body())
                .contains("nobody could give access");
        var limited = Browser.signedIn(port, users, merchant, "people:read", "people:write");
        limited.get("/people/roles/new");
        assertThat(limited.post("/people/roles/new", "name", "More", "area.orders", "write")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_new_password_ends_every_session_and_is_shown_once() {
        var email = "r" + UUID.randomUUID() + "@example.org";
        create(email, "clerk");
        var rosa = person("Rosa Vega");
        var desk = Browser.at(port, email, "a long password");
        assertThat(desk.get("/password").statusCode()).isEqualTo(200);

        var shown = browser.post("/people/" + rosa.id() + "/password").body();
        var password = Pattern.compile("<code class=\"code\">([^<]+)</code>").matcher(shown);
        assertThat(password.find()).isTrue();
        assertThat(browser.get("/people/" + rosa.id()).body()).doesNotContain(password.group(1));
        assertThat(desk.get("/password").uri().getPath()).isEqualTo("/sign-in");

        var again = Browser.at(port, email, password.group(1));
        again.get("/password");
        assertThat(again.post("/password", "current", "guess", "password", "a longer password")
                        .statusCode())
                .isEqualTo(422);
        assertThat(again.post("/password", "current", password.group(1), "password", "short")
                        .statusCode())
                .isEqualTo(422);
        assertThat(again.post("/password", "current", password.group(1), "password", "a longer password")
                        .uri()
                        .getPath())
                .isEqualTo("/sign-in");
        assertThat(Browser.at(port, email, "a longer password")
                        .get("/password")
                        .uri()
                        .getPath())
                .isEqualTo("/password");
    }

    @Test
    void nobody_disables_themselves() {
        create("r" + UUID.randomUUID() + "@example.org", "tester");

        var refused = browser.post("/people/" + self().id() + "/disabling", "version", "1");

        assertThat(refused.body()).contains("You cannot disable yourself");
        assertThat(self().enabled()).isTrue();
    }

    @Test
    void the_last_administrator_stays_one() {
        var api = new Api(port, tenants.key(merchant));
        var self = self();
        var demoted = browser.post(
                "/people/" + self.id() + "/edit", "version", "1", "name", "Ana", "role", "clerk", "language", "en");

        assertThat(demoted.statusCode()).isEqualTo(422);
        assertThat(demoted.body()).contains("is the last one who can give access");
        var disabled = api.put(
                "/users/" + self.id(), "{\"name\":\"Ana\",\"role\":\"tester\",\"language\":\"en\",\"enabled\":false}");
        assertThat(disabled.status()).isEqualTo(409);
        assertThat(disabled.problem()).isEqualTo("user-is-last-administrator");

        create("r" + UUID.randomUUID() + "@example.org", "tester");
        browser.post(
                "/people/" + self.id() + "/edit", "version", "1", "name", "Ana", "role", "clerk", "language", "en");
        assertThat(person("Ana").role()).isEqualTo("clerk");
    }

    @Test
    void of_two_administrators_who_disable_each_other_at_once_one_stays() {
        create("r" + UUID.randomUUID() + "@example.org", "tester");
        var both = merchant.call(users::list);

        var outcomes = Race.of(
                2,
                runner -> merchant.call(() -> {
                    var user = both.get(runner);
                    return changeUser.handle(new ChangeUser.Command(
                            user.id(), (long) user.version(), user.name(), user.role(), user.language(), false));
                }));

        assertThat(outcomes).hasOnlyElementsOfTypes(ChangeUser.Changed.class, ChangeUser.LastAdministrator.class);
        assertThat(merchant.call(users::list)).filteredOn(Users.User::enabled).hasSize(1);
    }

    @Test
    void nobody_gives_or_takes_more_than_they_have() {
        var admin = self();
        var email = "h" + UUID.randomUUID() + "@example.org";
        merchant.run(() -> {
            users.defineRole(new Users.Role("host", "Host", List.of("people:read", "people:write", "orders:read")));
            users.create(email, "Hugo Host", "a long password", "host", "en");
        });
        var host = Browser.at(port, email, "a long password");

        assertThat(host.post(
                                "/people/new",
                                "name",
                                "Friend",
                                "email",
                                "f" + UUID.randomUUID() + "@example.org",
                                "password",
                                "a long password",
                                "role",
                                "tester",
                                "language",
                                "en")
                        .body())
                .contains("does not go beyond your own");
        assertThat(host.post("/people/" + admin.id() + "/disabling", "version", "1")
                        .body())
                .contains("Ana Duarte may do more than you");
        assertThat(host.post("/keys/new", "name", "Mine", "area.orders", "write")
                        .body())
                .contains("A key cannot do more than you may");
        assertThat(host.get("/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void whoever_only_looks_sees_why_nothing_can_be_pressed() {
        var looking = Browser.signedIn(port, users, tenants.fresh(), "people:read");

        assertThat(looking.get("/people").body()).contains("Your role may look at people but not change them");
        assertThat(looking.get("/keys").body()).contains("Your role may look at keys but not make any");
        assertThat(looking.get("/people/new").statusCode()).isEqualTo(200);
        assertThat(looking.post("/people/new").statusCode()).isEqualTo(403);
        assertThat(Browser.signedIn(port, users, tenants.fresh(), "orders:read")
                        .get("/people")
                        .body())
                .contains("This is not open to you");
    }

    @Test
    void a_key_is_shown_once_and_works_until_it_is_revoked() {
        assertThat(browser.get("/keys").body()).contains("No API keys yet");
        assertThat(browser.post("/keys/new", "name", "Shop").body()).contains("Choose at least one thing");

        var made = browser.post("/keys/new", "name", "Shop", "area.orders", "write", "area.items", "read");

        var found = SECRET.matcher(made.body());
        assertThat(found.find()).isTrue();
        var secret = found.group(1);
        assertThat(made.uri().getPath()).isEqualTo("/keys");
        assertThat(made.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(browser.get("/keys").body())
                .contains("Shop", "Changes orders. Looks at items.", "Never")
                .doesNotContain(secret);
        var api = new Api(port, secret);
        assertThat(api.get("/items").status()).isEqualTo(200);
        assertThat(api.get("/users").status()).isEqualTo(403);
        assertThat(browser.get("/keys").body()).contains("just now");

        var key = merchant.call(keys::list).getFirst();
        var revoked = browser.post("/keys/" + key.id() + "/revocation");
        assertThat(revoked.body()).contains("The key is revoked", "1 revoked key");
        assertThat(api.get("/items").status()).isEqualTo(401);
        assertThat(browser.get("/audit?kind=key").body()).contains("Shop", "revoked", "API key");
    }

    @Test
    void the_trail_says_who_did_what_and_can_be_narrowed() {
        create("rosa" + UUID.randomUUID() + "@example.org", "clerk");
        var rosa = person("Rosa Vega");
        browser.post(
                "/people/" + rosa.id() + "/edit",
                "version",
                "1",
                "name",
                "Rosa Luz",
                "role",
                "clerk",
                "language",
                "es");

        assertThat(browser.get("/audit?who=Ana+Duarte&kind=user").body())
                .contains(
                        "<del>Rosa Vega</del>",
                        "Rosa Luz",
                        "/people?q=" + rosa.email().replace("@", "%40"));
        assertThat(browser.get("/audit?q=ROSA&kind=role").body()).contains("No change fits");
        assertThat(browser.get("/audit?to=2020-01-01").body()).contains("No change fits");
        assertThat(browser.get("/audit?from=2020-01-01&q=rosa").body()).contains("Rosa Luz");
        var entry = Pattern.compile("data-href=\"(/audit/[^\"]+)\"")
                .matcher(browser.get("/audit?kind=user&who=Ana+Duarte").body());
        assertThat(entry.find()).isTrue();
        assertThat(browser.get(entry.group(1)).body()).contains("Before", "Rosa Vega", "After", "Rosa Luz");
    }

    @Test
    void the_trail_has_pages() {
        merchant.run(() -> {
            for (int i = 0; i < 60; i++) {
                users.defineRole(new Users.Role("role-" + i, "Role", List.of()));
            }
        });

        var first = browser.get("/audit?kind=role").body();

        assertThat(first).contains("role-59", "rel=\"next\"").doesNotContain(">role-5<");
        var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(browser.get(next.group(1).replace("&amp;", "&")).body()).contains(">role-5<");
    }

    @Test
    void every_area_has_a_name_in_both_languages() {
        assertThat(browser.get("/keys/new").body())
                .contains("picking and packing")
                .doesNotContain("people.area.");
        assertThat(browser.get("/people/roles").body())
                .contains("Clerk", "1 person")
                .doesNotContain("people.");
    }

    private HttpResponse<String> create(String email, String role) {
        return browser.post(
                "/people/new",
                "name",
                "Rosa Vega",
                "email",
                email,
                "password",
                "a long password",
                "role",
                role,
                "language",
                "es");
    }

    private Users.User self() {
        return person("Ana Duarte");
    }

    private Users.User person(String name) {
        return merchant.call(users::list).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
