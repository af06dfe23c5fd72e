package dev.chirograph.integration.forms;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page, as submitted with one of its buttons.
 *
 * @param action the target URL, relative to the page
 * @param elements its fields and the pressed button, each by its attributes
 */
record PageForm(URI action, List<Map<String, String>> elements) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<(input|button)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:\\s*=\\s*\"([^\"]*)\")?");

    static boolean isIn(String html, String elementId) {
        return elements(html).stream().anyMatch(element -> elementId.equals(element.get("id")));
    }

    /** Returns the form with an element, submitted with that button if it is one, else with its first button. */
    static PageForm with(String html, String elementId) {
        for (Matcher form = FORM.matcher(html); form.find(); ) {
            if (isIn(form.group(2), elementId)) {
                String action = attributes(form.group(1)).getOrDefault("action", "");
                return new PageForm(URI.create(action), pressed(elements(form.group(2)), elementId));
            }
        }
        throw new AssertionError("No form has an element " + elementId + ":\n" + html);
    }

    /** Returns the encoded form with values by the ids of fields. */
    Map<String, String> filledIn(Map<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map<String, String> element : elements) {
            boolean ticked = !element.get("type").equals("checkbox") || element.containsKey("checked");
            if (element.containsKey("name") && ticked) {
                String there = element.getOrDefault("value", "");
                values.put(element.get("name"), typed.getOrDefault(element.getOrDefault("id", ""), there));
            }
        }
        return values;
    }

    private static List<Map<String, String>> pressed(List<Map<String, String>> elements, String elementId) {
        List<Map<String, String>> buttons = elements.stream()
                .filter(element -> element.get("type").equals("submit"))
                .toList();
        Map<String, String> button = buttons.stream()
                .filter(element -> elementId.equals(element.get("id")))
                .findFirst()
                .orElse(buttons.isEmpty() ? Map.of() : buttons.getFirst());
        return elements.stream()
                .filter(element -> !buttons.contains(element) || element.equals(button))
                .toList();
    }

    private static List<Map<String, String>> elements(String html) {
        List<Map<String, String>> elements = new ArrayList<>();
        for (Matcher element = ELEMENT.matcher(html); element.find(); ) {
            Map<String, String> attributes = attributes(element.group(2));
            attributes.putIfAbsent("type", element.group(1).equals("button") ? "submit" : "text");
            elements.add(attributes);
        }
        return elements;
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Matcher attribute = ATTRIBUTE.matcher(tag); attribute.find(); ) {
            attributes.put(attribute.group(1), attribute.group(2) == null ? "" : unescape(attribute.group(2)));
        }
        return attributes;
    }

    private static String unescape(String text) {
        return text.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
