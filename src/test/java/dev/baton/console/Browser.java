package dev.baton.console;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A signed-in person in front of the console, as far as HTTP goes: cookies, the token of every form, redirects. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String root;
    private String token = "";

    private Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    /** Somebody of {@code merchant} who may do everything, unless scopes are named: then with a role of their own. */
    public static Browser signedIn(int port, Users users, Caller merchant, String... scopes) {
        var someone = UUID.randomUUID().toString();
        var email = someone + "@example.org";
        var role = scopes.length == 0 ? "tester" : "tester-" + someone.substring(0, 8);
        merchant.run(() -> {
            users.defineRole(new Users.Role(role, "Tester", scopes.length == 0 ? List.of("*") : List.of(scopes)));
            users.create(email, "Ana Duarte", "a long password", role, "en");
        });
        return at(port, email, "a long password");
    }

    /** Somebody who is not signed in, such as a customer with a link. */
    public static Browser visiting(int port) {
        return new Browser(port);
    }

    /** Somebody who is there already, with this password. */
    public static Browser at(int port, String email, String password) {
        var browser = new Browser(port);
        browser.get("/sign-in");
        browser.post("/sign-in", "email", email, "password", password);
        return browser;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A file that is no text. */
    public byte[] file(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray()).body();
    }

    /** As htmx asks for a part of a page. */
    public HttpResponse<String> part(String path) {
        return send(request(path).header("HX-Request", "true").GET());
    }

    /** @param fields name, value, name, value, … */
    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=").append(encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** A form with a file: {@code fields} are name, value, name, value, … */
    public HttpResponse<String> upload(String path, String name, String content, String... fields) {
        var boundary = UUID.randomUUID().toString();
        var form = new StringBuilder(part(boundary, "_csrf", "", token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append(part(boundary, fields[i], "", fields[i + 1]));
        }
        form.append(part(boundary, "file", "; filename=\"%s\"".formatted(name), content))
                .append("--")
                .append(boundary)
                .append("--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private static String part(String boundary, String field, String more, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(boundary, field, more, value);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html,*/*");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = send(request, BodyHandlers.ofString());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reader) {
        try {
            return http.send(request.build(), reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
