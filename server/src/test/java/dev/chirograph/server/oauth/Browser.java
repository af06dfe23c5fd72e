package dev.chirograph.server.oauth;

import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: it keeps cookies, follows redirects when told to, and sends forms with all that is hidden in them. */
final class Browser {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final RunningAuthorizationServer server;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(RunningAuthorizationServer server) {
        this.server = server;
    }

    /** What the browser is shown, or where it is sent. */
    record Page(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String text() {
            return http.body();
        }

        String location() {
            return header("Location");
        }

        /** Where it is sent, without the query. */
        String target() {
            return location().replaceFirst("\\?.*", "");
        }

        /** A parameter of where it is sent, empty if it is not there. */
        String parameter(String name) {
            return parameters().getOrDefault(name, "");
        }

        Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            String location = location();
            if (location.contains("?")) {
                for (String pair : location.substring(location.indexOf('?') + 1).split("&")) {
                    String[] parts = pair.split("=", 2);
                    String before = parameters.put(decode(parts[0]), decode(parts[1]));
                    if (before != null) {
                        throw new AssertionError(parts[0] + " is there twice: " + location);
                    }
                }
            }
            return parameters;
        }

        /** The status, where it is sent, and with what error, so that a test that fails shows all three. */
        String refusal() {
            return status() + " " + target() + " " + parameter("error");
        }

        /** All that is hidden in its forms. */
        Map<String, String> hidden() {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher inputs = INPUT.matcher(http.body());
            while (inputs.find()) {
                Map<String, String> attributes = attributes(inputs.group());
                if ("hidden".equals(attributes.get("type"))) {
                    fields.put(attributes.get("name"), attributes.getOrDefault("value", ""));
                }
            }
            return fields;
        }

        private static Map<String, String> attributes(String tag) {
            Map<String, String> attributes = new HashMap<>();
            Matcher matcher = ATTRIBUTE.matcher(tag);
            while (matcher.find()) {
                attributes.put(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
            }
            return attributes;
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    Page get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.api(path)));
    }

    /** Goes where a page sends it, as long as that is this server. */
    Page follow(Page page) throws Exception {
        Page now = page;
        while (now.status() == 303 && now.location().startsWith("/")) {
            now = get(now.location());
        }
        return now;
    }

    Page post(String path, String... namesAndValues) throws Exception {
        return send(HttpRequest.newBuilder(server.api(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(RunningAuthorizationServer.form(namesAndValues))));
    }

    /** Sends the form of a page to a path, with what the user has filled in. */
    Page submit(Page page, String path, String... namesAndValues) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(page.hidden());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return post(
                path,
                fields.entrySet().stream()
                        .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                        .toArray(String[]::new));
    }

    /** Fills in the sign-in page that a page is or leads to. */
    Page signIn(Page page, String username, String password) throws Exception {
        return submit(follow(page), "/sign-in", "username", username, "password", password);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void forgetCookie(String name) {
        cookies.remove(name);
    }

    private Page send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = server.send(request).http();
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return new Page(answer);
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split(";")[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }
}
