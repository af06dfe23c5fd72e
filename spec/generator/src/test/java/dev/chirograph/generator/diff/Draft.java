package dev.chirograph.generator.diff;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A document that is being edited. */
final class Draft {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private final ObjectNode root;

    private Draft(ObjectNode root) {
        this.root = root;
    }

    static Draft load(Path file) {
        try {
            return new Draft((ObjectNode) JSON.readTree(Document.load(file).json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts with the text of a document, as YAML. */
    static Draft of(String text) {
        return new Draft((ObjectNode) yaml(text));
    }

    Draft copy() {
        return new Draft(root.deepCopy());
    }

    ObjectNode root() {
        return root;
    }

    Contract contract() {
        return Document.parse(json()).contract();
    }

    String json() {
        return root.toString();
    }

    String yaml() {
        try {
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode at(String pointer) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode()) {
            throw new AssertionError("nothing is at " + pointer);
        }
        return node;
    }

    /** Puts a value, given as YAML, in a member that is there or comes, in an element, or behind the last one ({@code -}). */
    Draft set(String pointer, String value) {
        JsonNode parent = at(parent(pointer));
        String name = name(pointer);
        if (parent instanceof ArrayNode list) {
            if (name.equals("-")) {
                list.add(yaml(value));
            } else {
                list.set(Integer.parseInt(name), yaml(value));
            }
        } else {
            ((ObjectNode) parent).set(name, yaml(value));
        }
        return this;
    }

    Draft remove(String pointer) {
        at(pointer);
        if (at(parent(pointer)) instanceof ArrayNode list) {
            list.remove(Integer.parseInt(name(pointer)));
        } else {
            ((ObjectNode) at(parent(pointer))).remove(name(pointer));
        }
        return this;
    }

    /** Returns a member another name and leaves it in its place. */
    Draft rename(String pointer, String name) {
        ObjectNode parent = (ObjectNode) at(parent(pointer));
        Map<String, JsonNode> members = new LinkedHashMap<>();
        parent.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        parent.removeAll();
        members.forEach((member, value) -> parent.set(member.equals(name(pointer)) ? name : member, value));
        return this;
    }

    /** Lets an element change places with the one at another index. */
    Draft swap(String pointer, String index) {
        String other = parent(pointer) + "/" + index;
        JsonNode one = at(pointer);
        JsonNode two = at(other);
        ArrayNode list = (ArrayNode) at(parent(pointer));
        list.set(Integer.parseInt(name(pointer)), two);
        list.set(Integer.parseInt(index), one);
        return this;
    }

    /** Replaces a string everywhere. */
    Draft replace(String text, String by) {
        try {
            return new Draft((ObjectNode) JSON.readTree(json().replace(text, by)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String name(String pointer) {
        return JsonPointer.compile(pointer.substring(pointer.lastIndexOf('/'))).getMatchingProperty();
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
