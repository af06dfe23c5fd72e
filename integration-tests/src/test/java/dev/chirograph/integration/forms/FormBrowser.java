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

/** Opens the server's pages, fills in their forms and presses their buttons as a person does; runs no scripts. */
public final class FormBrowser {
    private static final int MOST_STEPS = 20;

    private final URI server;
    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Opens a browser without cookies that trusts the server's certificate. */
    public FormBrowser(ServerProcess server) throws Exception {
        this.server = server.url();
        this.http = HttpClient.newBuilder()
                .sslContext(server.tls())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Opens an address, signs in where that is asked for and says yes to all, until the browser is sent elsewhere.
     *
     * @return where to
     */
    public URI approve(URI address, String username, String password) throws Exception {
        return go(get(address), new Person(username, password, "consent-approve", "device-approve"));
    }

    /** Does the same, but says no where that is asked. */
    public URI deny(URI address, String username, String password) throws Exception {
        return go(get(address), new Person(username, password, "consent-deny", "device-deny"));
    }

    /** Opens an address of the server and returns the page that is shown at last, or the one that sends the browser elsewhere. */
    public Page open(URI address) throws Exception {
        Page page = get(address);
        for (int step = 0; step < MOST_STEPS && page.location() != null && !isElsewhere(page.location()); step++) {
            page = get(page.location());
        }
        return page;
    }

    /** Opens the page of another device, types its code, signs in where that is asked for and says yes. */
    public void approveDevice(URI address, String userCode, String username, String password) throws Exception {
        Page page = submit(open(address), "user-code", Map.of("user-code", userCode));
        go(page, new Person(username, password, "consent-approve", "device-approve"));
    }

    /** Opens the page of another device, types its code, signs in where that is asked for and says no. */
    public void denyDevice(URI address, String userCode, String username, String password) throws Exception {
        Page page = submit(open(address), "user-code", Map.of("user-code", userCode));
        go(page, new Person(username, password, "consent-deny", "device-deny"));
    }

    /** Sends a form that a page of somebody else has: without the cookies of this server (SameSite=Lax), whose answer may set some. */
    public Page postFromElsewhere(URI address, Map<String, String> fields) throws Exception {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    /**
     * Sends the form that has an element: by that button if it is one, else by the form's own.
     *
     * @param filledIn what is typed, by the ids of fields; what the form does not have is left out
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
     * Something that the server answered.
     *
     * @param location where the browser is sent; null when it stays
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
        throw new AssertionError("The browser is sent round in a circle, now at " + page.address());
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
