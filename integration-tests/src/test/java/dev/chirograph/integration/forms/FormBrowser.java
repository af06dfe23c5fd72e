package dev.chirograph.integration.forms;

import dev.chirograph.integration.process.ServerProcess;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser for the server's forms: opens pages, fills in fields and presses buttons; runs no scripts. */
public final class FormBrowser {
    private static final int MOST_STEPS = 20;

    private final URI server;
    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Creates a browser without cookies that trusts the server's certificate. */
    public FormBrowser(ServerProcess server) throws Exception {
        this.server = server.url();
        this.http = HttpClient.newBuilder()
                .sslContext(server.tls())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Opens a URL, signs in if asked and consents, until the browser is redirected to another server.
     *
     * @return the target of that redirect
     */
    public URI approve(URI address, String username, String password) throws Exception {
        return go(get(address), new Person(username, password, "consent-approve", "device-approve"));
    }

    /** Does the same, but denies consent. */
    public URI deny(URI address, String username, String password) throws Exception {
        return go(get(address), new Person(username, password, "consent-deny", "device-deny"));
    }

    /** Opens a URL of the server, follows its redirects and returns the last page, or the redirect to another server. */
    public Page open(URI address) throws Exception {
        Page page = get(address);
        for (int step = 0; step < MOST_STEPS && page.location() != null && !isElsewhere(page.location()); step++) {
            page = get(page.location());
        }
        return page;
    }

    /** Opens the device page, enters the code, signs in if asked and approves. */
    public void approveDevice(URI address, String userCode, String username, String password) throws Exception {
        Page page = submit(open(address), "user-code", Map.of("user-code", userCode));
        go(page, new Person(username, password, "consent-approve", "device-approve"));
    }

    /** Opens the device page, enters the code, signs in if asked and denies. */
    public void denyDevice(URI address, String userCode, String username, String password) throws Exception {
        Page page = submit(open(address), "user-code", Map.of("user-code", userCode));
        go(page, new Person(username, password, "consent-deny", "device-deny"));
    }

    /** Sends a form of another site: without the cookies of this server (SameSite=Lax), whose response may set cookies. */
    public Page postFromElsewhere(URI address, Map<String, String> fields) throws Exception {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    /**
     * Submits the form that has an element: with that button if it is one, else with the form's own button.
     *
     * @param filledIn the values by the ids of fields; fields that the form does not have are ignored
     */
    public Page submit(Page page, String elementId, Map<String, String> filledIn) throws Exception {
        PageForm form = PageForm.with(page.html(), elementId);
        String body = encoded(form.filledIn(filledIn));
        return send(request(page.address().resolve(form.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin())
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /**
     * A response of the server.
     *
     * @param location the target of a redirect; null for none
     */
    public record Page(
            URI address, int status, String html, @Nullable URI location) {}

    private record Person(String username, String password, String consent, String device) {}

    private URI go(Page first, Person person) throws Exception {
        Page page = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (page.location() == null) {
                String button = button(page, person);
                if (button == null) {
                    return page.address();
                }
                page = submit(page, button, Map.of("username", person.username(), "password", person.password()));
            } else if (isElsewhere(page.location())) {
                return page.location();
            } else {
                page = get(page.location());
            }
        }
        throw new AssertionError("Redirect loop at " + page.address());
    }

    private static @Nullable String button(Page page, Person person) {
        return Stream.of("sign-in", person.consent(), person.device(), "user-code", "sign-out")
                .filter(button -> PageForm.isIn(page.html(), button))
                .findFirst()
                .orElse(null);
    }

    private boolean isElsewhere(URI address) {
        return !server.getAuthority().equals(address.getAuthority());
    }

    private Page get(URI address) throws Exception {
        return send(request(address).build());
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Page send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        URI location = answer.headers()
                .firstValue("Location")
                .map(value -> request.uri().resolve(value))
                .orElse(null);
        return new Page(request.uri(), answer.statusCode(), answer.body(), location);
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private String origin() {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
