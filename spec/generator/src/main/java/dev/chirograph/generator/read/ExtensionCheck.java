package dev.chirograph.generator.read;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reports extensions that would be ignored silently: misspelled ones, and ones in objects where they have no effect.
 * Examples, defaults and other values are data, and names of properties, headers and the like are names.
 */
final class ExtensionCheck {
    /** Keywords that contain API values and not parts of the document. */
    private static final Set<String> DATA = Set.of(
            "example", "examples", "default", "enum", "const", "value", "dataValue", "mapping", "scopes", "security");
    /** Members of a schema and their contents: values under free names, or schemas. */
    private static final Map<String, Kind> SCHEMA = Map.ofEntries(
            Map.entry("properties", Kind.SCHEMAS),
            Map.entry("patternProperties", Kind.SCHEMAS),
            Map.entry("dependentSchemas", Kind.SCHEMAS),
            Map.entry("$defs", Kind.SCHEMAS),
            Map.entry("definitions", Kind.SCHEMAS),
            Map.entry("items", Kind.SCHEMA),
            Map.entry("prefixItems", Kind.SCHEMA),
            Map.entry("additionalProperties", Kind.SCHEMA),
            Map.entry("unevaluatedProperties", Kind.SCHEMA),
            Map.entry("unevaluatedItems", Kind.SCHEMA),
            Map.entry("additionalItems", Kind.SCHEMA),
            Map.entry("propertyNames", Kind.SCHEMA),
            Map.entry("contains", Kind.SCHEMA),
            Map.entry("contentSchema", Kind.SCHEMA),
            Map.entry("allOf", Kind.SCHEMA),
            Map.entry("oneOf", Kind.SCHEMA),
            Map.entry("anyOf", Kind.SCHEMA),
            Map.entry("not", Kind.SCHEMA),
            Map.entry("if", Kind.SCHEMA),
            Map.entry("then", Kind.SCHEMA),
            Map.entry("else", Kind.SCHEMA));
    /** Members of all other objects. */
    private static final Map<String, Kind> OTHER = Map.ofEntries(
            Map.entry("paths", Kind.PATHS),
            Map.entry("webhooks", Kind.PATHS),
            Map.entry("pathItems", Kind.PATHS),
            Map.entry("callbacks", Kind.CALLBACKS),
            Map.entry("parameters", Kind.PARAMETERS),
            Map.entry("headers", Kind.HEADERS),
            Map.entry("schemas", Kind.SCHEMAS),
            Map.entry("responses", Kind.OTHERS),
            Map.entry("requestBodies", Kind.OTHERS),
            Map.entry("securitySchemes", Kind.SECURITY_SCHEMES),
            Map.entry("links", Kind.OTHERS),
            Map.entry("mediaTypes", Kind.OTHERS),
            Map.entry("content", Kind.OTHERS),
            Map.entry("encoding", Kind.OTHERS),
            Map.entry("variables", Kind.OTHERS),
            Map.entry("schema", Kind.SCHEMA),
            Map.entry("itemSchema", Kind.SCHEMA));

    private static final Set<String> METHODS = Set.of(
            "get", "put", "post", "delete", "options", "head", "patch", "trace", "query", "additionalOperations");
    private static final Pattern PREFIXED = Pattern.compile("[xX][-_]");
    private static final Set<Extension> BESIDE_REFERENCE = EnumSet.of(Extension.LINT_IGNORE, Extension.SDK_NAME);

    private final ReadContext context;
    private final Set<String> seen = new HashSet<>();

    private ExtensionCheck(ReadContext context) {
        this.context = context;
    }

    /** The kind of an object: an OpenAPI object, or a map with free names to such objects. */
    private enum Kind {
        PATH_ITEM(Extension.Place.PATH_ITEM, null),
        OPERATION(Extension.Place.OPERATION, null),
        PARAMETER(Extension.Place.PARAMETER, null),
        HEADER(Extension.Place.HEADER, null),
        SCHEMA(Extension.Place.SCHEMA, null),
        SECURITY_SCHEME(Extension.Place.SECURITY_SCHEME, null),
        OTHER(Extension.Place.OTHER, null),
        PATHS(Extension.Place.OTHER, PATH_ITEM),
        CALLBACKS(Extension.Place.OTHER, PATHS),
        PARAMETERS(Extension.Place.OTHER, PARAMETER),
        HEADERS(Extension.Place.OTHER, HEADER),
        SCHEMAS(Extension.Place.OTHER, SCHEMA),
        SECURITY_SCHEMES(Extension.Place.OTHER, SECURITY_SCHEME),
        OTHERS(Extension.Place.OTHER, OTHER);

        private final Extension.Place place;
        private final @Nullable Kind entries;

        Kind(Extension.Place place, @Nullable Kind entries) {
            this.place = place;
            this.entries = entries;
        }

        /** Whether a name that starts with {@code x-} is an extension, and not a header or a property. */
        boolean extensible() {
            return this != HEADERS && this != SCHEMAS && this != PARAMETERS;
        }

        Kind of(String member) {
            if (entries != null) {
                return entries;
            }
            if (this == SCHEMA) {
                return ExtensionCheck.SCHEMA.getOrDefault(member, OTHER);
            }
            return this == PATH_ITEM && METHODS.contains(member)
                    ? OPERATION
                    : ExtensionCheck.OTHER.getOrDefault(member, OTHER);
        }
    }

    /** Warns about ignored extensions in the document and in the files that it refers to. */
    static void check(ReadContext context) {
        new ExtensionCheck(context).read(context.root(), Kind.OTHER);
    }

    private void read(Node node, Kind kind) {
        if (node.value().isArray()) {
            // A list of schemas or parameters has no names: its elements have the kind of a map's values.
            node.elements().forEach(element -> read(element, kind == Kind.PARAMETERS ? Kind.PARAMETER : kind));
            return;
        }
        if (!node.value().isObject() || !seen.add(node.pointer())) {
            return;
        }
        boolean reference = node.value().path("$ref").isTextual();
        for (Node member : node.members()) {
            String name = member.name();
            if (PREFIXED.matcher(name).lookingAt() && kind.extensible()) {
                extension(member, kind, reference);
            } else if (kind.entries != null || !DATA.contains(name)) {
                read(member, kind.of(name));
            }
        }
        Node target = reference ? target(node) : null;
        if (target != null && !target.file().isEmpty()) {
            read(target, kind);
        }
    }

    /** A reference that nothing else reads, such as one to a Markdown description, may lead to a file that is not a document. */
    private @Nullable Node target(Node reference) {
        try {
            return context.target(
                    reference.file(), reference.value().get("$ref").textValue());
        } catch (ContractException e) {
            return null;
        }
    }

    private void extension(Node member, Kind kind, boolean besideReference) {
        String name = member.name();
        Extension ours = Extension.of(name);
        Extension renamed = Extension.formerly(name);
        Extension meant = ours == null ? Extension.meant(name) : null;
        if (renamed != null) {
            context.warn(
                    "misspelled-extension",
                    member,
                    "`" + name + "` is now `" + renamed.text() + "` and has no effect under its old name",
                    "rename it to `" + renamed.text() + "`");
        } else if (meant != null) {
            context.warn(
                    "misspelled-extension",
                    member,
                    "`" + name + "` is not a Chirograph extension and has no effect; did you mean `" + meant.text()
                            + "`?",
                    "use `" + meant.text() + "`, or suppress this rule here if another tool reads the extension");
        } else if (ours != null && !ours.places().contains(kind.place)) {
            context.warn(
                    "misplaced-extension",
                    member,
                    "`" + name + "` has no effect here",
                    "move it to " + places(ours) + ", or remove it");
        } else if (ours != null && besideReference && !readBesideReference(ours, kind)) {
            context.warn(
                    "misplaced-extension",
                    member,
                    "`" + name + "` has no effect beside a reference",
                    "move it to the referenced element, or remove it");
        }
    }

    private boolean readBesideReference(Extension extension, Kind kind) {
        return extension == Extension.LINT_IGNORE
                || kind == Kind.SCHEMA && (context.schemasAreJsonSchema() || BESIDE_REFERENCE.contains(extension));
    }

    private static String places(Extension extension) {
        return extension.places().stream().sorted().map(Extension.Place::words).collect(Collectors.joining(" or "));
    }
}
