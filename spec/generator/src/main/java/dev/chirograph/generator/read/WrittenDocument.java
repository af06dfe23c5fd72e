package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Written;
import org.jspecify.annotations.Nullable;

/** The document as it was read. */
final class WrittenDocument implements Written {
    private final Source source;

    WrittenDocument(Source source) {
        this.source = source;
    }

    @Override
    public Place root() {
        return new Place("", source.root().value());
    }

    @Override
    public @Nullable Place at(String pointer) {
        return place(source.at(pointer));
    }

    @Override
    public @Nullable Place target(Place reference) {
        return place(source.quietTarget(new Node(reference.pointer(), reference.value())));
    }

    @Override
    public boolean carries(String keyword) {
        return Keywords.carried(keyword);
    }

    @Override
    public boolean carriesFormat(String format) {
        return Keywords.FORMATS.contains(format) || ConstraintReader.CHECKED_FORMATS.contains(format);
    }

    @Override
    public boolean countsBesideReference() {
        return source.schemasAreJsonSchema();
    }

    private static @Nullable Place place(@Nullable Node node) {
        return node == null ? null : new Place(node.pointer(), node.value());
    }
}
