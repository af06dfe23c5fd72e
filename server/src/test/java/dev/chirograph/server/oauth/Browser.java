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

/**
 * A browser without JavaScript: it stores cookies, follows redirects on demand, and submits forms with their hidden
 * fields.
 */
final class Browser {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final RunningAuthorizationServer server;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(RunningAuthorizationServer server) {
        this.server = server;
    }

    /** The page or the redirect that the browser receives. */
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

        /** Returns the target of the redirect, without the query. */
        String target() {
            return location().replaceFirst("\\?.*", "");
        }

        /** Returns a parameter of the redirect's target; empty if it is missing. */
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

        /** Returns the status, the target and its error, for the messages of failed tests. */
        String refusal() {
            return status() + " " + target() + " " + parameter("error");
        }

        /** Returns the hidden fields of its forms. */
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

    /** Follows redirects within this server. */
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

    /** Submits the form of a page to a path, with the user's input. */
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

    /** Fills in the login page, possibly after redirects to it. */
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
