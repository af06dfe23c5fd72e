package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.RawDocument;
import org.jspecify.annotations.Nullable;

/** The document as a tree of JSON nodes. */
final class TreeDocument implements RawDocument {
    private final ReadContext context;

    TreeDocument(ReadContext context) {
        this.context = context;
    }

    @Override
    public Place root() {
        return new Place("", context.root().value());
    }

    @Override
    public @Nullable Place at(String pointer) {
        return place(context.at(pointer));
    }

    @Override
    public @Nullable Place target(Place reference) {
        return place(context.quietTarget(new Node(reference.pointer(), reference.value())));
    }

    @Override
    public boolean carries(String keyword) {
        return Keywords.carried(keyword);
    }

    @Override
    public String leading(String keyword) {
        return Keywords.APPLIED.getOrDefault(keyword, keyword);
    }

    @Override
    public boolean carriesFormat(String format) {
        return Keywords.FORMATS.contains(format) || ConstraintReader.CHECKED_FORMATS.contains(format);
    }

    @Override
    public boolean countsBesideReference() {
        return context.schemasAreJsonSchema();
    }

    /** Equal to another document with the same content, in any order and notation. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreeDocument document
                && root().value().equals(TreeDocument::compare, document.root().value());
    }

    /** 1 and 1.0 are equal. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    @Override
    public int hashCode() {
        return root().value().size();
    }

    private static @Nullable Place place(@Nullable Node node) {
        return node == null ? null : new Place(node.pointer(), node.value());
    }
}
