package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.security.Users;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The frame as a browser gets it. */
@BatonTest
class FrameTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private TestTenant tenant;

    @Autowired
    private Users users;

    @Test
    void a_stranger_is_asked_to_sign_in() throws Exception {
        var door = get("/sign-in");

        assertThat(door.statusCode()).isEqualTo(200);
        assertThat(door.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(door.body()).contains("Sign in", "name=\"email\"", "name=\"password\"", "name=\"_csrf\"");
        assertThat(get("/orders").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    @Test
    void the_door_speaks_the_readers_language() throws Exception {
        assertThat(get("/sign-in", "Accept-Language", "es-MX,es;q=0.9").body())
                .contains("<html lang=\"es\"", "Iniciar sesión");
        assertThat(get("/sign-in", "Accept-Language", "fr").body()).contains("<html lang=\"en\"");
        assertThat(get("/sign-in", "Cookie", "baton-language=es").body()).contains("<html lang=\"es\"");
        assertThat(get("/sign-in", "Cookie", "baton-theme=dark").body()).contains("data-bs-theme=\"dark\"");
    }

    @Test
    void every_file_the_door_names_is_there_and_kept_for_a_year() throws Exception {
        var files = Pattern.compile("(?:src|href)=\"(/static/[^\"#]+)")
                .matcher(get("/sign-in").body());
        var seen = 0;
        while (files.find()) {
            var file = get(files.group(1));
            assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control"))
                    .as(files.group(1))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("max-age=31536000", "immutable"));
            seen++;
        }
        assertThat(seen).isGreaterThan(5);
    }

    @Test
    void a_language_cannot_be_used_to_lead_somebody_away() throws Exception {
        var page = get("/sign-in");
        var session = session(page);
        var form = "_csrf=" + token(page) + "&language=es&back=";

        var home = post("/preferences", session, form + "/sign-in");
        assertThat(home.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(home.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("baton-language=es"));
        assertThat(post("/preferences", session, form + "//evil.example")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("evil"));
        assertThat(post("/preferences", session, "language=es").statusCode()).isEqualTo(403);
    }

    @Test
    void whoever_signs_in_stands_in_the_frame_and_can_leave_it() throws Exception {
        var email = "ana" + port + "@example.com";
        tenant.fresh().run(() -> {
            users.defineRole(new Users.Role("clerk", "Clerk", List.of("orders:read")));
            users.create(email, "Ana Duarte", "a long password", "clerk", "es");
        });
        var door = get("/sign-in");
        var wrong = post("/sign-in", session(door), "_csrf=" + token(door) + "&email=" + email + "&password=no");
        assertThat(wrong.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?error"));
        assertThat(get("/sign-in?error", "Cookie", session(door)).body()).contains("That did not work");

        var entered = post(
                "/sign-in", session(door), "_csrf=" + token(door) + "&email=" + email + "&password=a+long+password");
        var session = session(entered);
        var nowhere = get("/nowhere", "Cookie", session);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body())
                .contains("<html lang=\"es\"", "Test merchant", "AD", "No hay nada en esta dirección");
        assertThat(get("/nowhere", "Cookie", session, "HX-Request", "true").body())
                .contains("No hay nada en esta dirección")
                .doesNotContain("<html");
        assertThat(get("/console/counts", "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(get("/console/find?q=", "Cookie", session).body()).isEqualTo("[]");

        var left = post("/sign-out", session, "_csrf=" + token(nowhere));
        assertThat(left.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?signed-out"));
        assertThat(get("/nowhere", "Cookie", session).statusCode()).isEqualTo(302);
    }

    private static String token(HttpResponse<String> page) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,*/*");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String form)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .header("Cookie", cookie)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
