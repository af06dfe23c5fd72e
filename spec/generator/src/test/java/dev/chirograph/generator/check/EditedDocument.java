package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.read.Document;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The document that keeps every rule, and what tests change in it. */
final class EditedDocument {
    private final JsonNode document;

    private EditedDocument(JsonNode document) {
        this.document = document;
    }

    static EditedDocument good() {
        try (InputStream good = Objects.requireNonNull(EditedDocument.class.getResourceAsStream("good.yaml"))) {
            return new EditedDocument(Yaml.mapper().readTree(good));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets, or adds, what stands at a pointer; a list is appended to at {@code -}. */
    EditedDocument set(String pointer, String yaml) {
        try {
            JsonNode holder = holder(pointer);
            JsonNode value = Yaml.mapper().readTree(yaml);
            if (holder instanceof ArrayNode list && last(pointer).equals("-")) {
                list.add(value);
            } else if (holder instanceof ArrayNode list) {
                list.set(Integer.parseInt(last(pointer)), value);
            } else {
                ((ObjectNode) holder).set(last(pointer), value);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what stands at a pointer. */
    EditedDocument without(String pointer) {
        JsonNode removed = ((ObjectNode) holder(pointer)).remove(last(pointer));
        if (removed == null) {
            throw new IllegalArgumentException("nothing stands at " + pointer);
        }
        return this;
    }

    /** Returns another name to what stands at a pointer, and moves it to the end. */
    EditedDocument rename(String pointer, String name) {
        ObjectNode holder = (ObjectNode) holder(pointer);
        JsonNode moved = holder.remove(last(pointer));
        if (moved == null) {
            throw new IllegalArgumentException("nothing stands at " + pointer);
        }
        holder.set(name, moved);
        return this;
    }

    /** Turns a rule off at a place and below. */
    EditedDocument suppress(String pointer, String rule, String reason) {
        ObjectNode place = (ObjectNode) document.at(pointer);
        place.withObject("/x-lint-ignore").put(rule, reason);
        return this;
    }

    List<Finding> findings() {
        return Check.of(Document.parse(document.toString()).contract());
    }

    /** The pointers of what a rule finds. */
    List<String> pointers(String rule) {
        return findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::pointer)
                .toList();
    }

    private JsonNode holder(String pointer) {
        JsonNode holder = document.at(Pointers.parent(pointer));
        if (holder.isMissingNode()) {
            throw new IllegalArgumentException("nothing stands at " + Pointers.parent(pointer));
        }
        return holder;
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
