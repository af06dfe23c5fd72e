package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a whole document. */
final class ContractReader {
    private static final Set<String> KNOWN = Set.of(
            "openapi",
            "info",
            "jsonSchemaDialect",
            "servers",
            "paths",
            "components",
            "security",
            "tags",
            "externalDocs");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    /** The schema of the answers to calls that are refused, which the runtimes of both halves make and read. */
    private static final String PROBLEM = "Problem";

    private final Source source;
    private final Declarations declarations;
    private final SchemaReader schemas;
    private final OperationReader reader;
    /** Shape of a path to where it was first given. */
    private final Map<String, String> shapes = new HashMap<>();

    private ContractReader(Source source) {
        this.source = source;
        this.declarations = new Declarations(source);
        this.schemas = new SchemaReader(source, declarations);
        this.reader = new OperationReader(source, schemas, declarations);
    }

    /**
     * Reads what a document says.
     *
     * @throws ContractException with everything that cannot be read
     */
    static Contract read(JsonNode document, Neighbours neighbours) {
        Source source = new Source(document, neighbours);
        Contract contract = new ContractReader(source).read();
        if (!source.refusals().isEmpty()) {
            throw new ContractException(source.refusals());
        }
        return contract;
    }

    private Contract read() {
        Node root = source.root();
        String version = source.requiredText(root, "openapi");
        if (!version.matches("3\\.[012](\\..*)?")) {
            source.refuse(root, "`openapi` is `" + version + "`; give a document of OpenAPI 3.0, 3.1 or 3.2");
        }
        source.knownMembers(root, KNOWN);
        List<Operation> operations = operations();
        Node problem = source.component("schemas", PROBLEM);
        if (problem != null) {
            schemas.read(problem, PROBLEM);
        }
        Node info = root.child("info");
        Node about = info != null && source.object(info) ? info : root;
        UnionCycles.cut(source, declarations);
        Positions positions = new Positions(root);
        List<Declaration> visible = Visible.of(declarations, operations, PROBLEM, positions);
        return new Contract(
                "",
                source.requiredText(about, "title"),
                source.requiredText(about, "version"),
                source.prose(about, "description"),
                tags(operations),
                visible,
                operations,
                List.of(),
                List.of(),
                source.notices(),
                List.of(),
                Visible.onlyByProtocols(declarations, operations, visible, positions));
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Node paths = source.root().child("paths");
        if (paths == null || !source.object(paths)) {
            return operations;
        }
        for (Node member : paths.members()) {
            Node path = member.name().startsWith("x-") ? null : source.resolve(member);
            if (path != null) {
                operations.addAll(operations(path, new PathTemplate(member.name()), member));
            }
        }
        return operations;
    }

    private List<Operation> operations(Node path, PathTemplate template, Node member) {
        checkPath(member, template);
        List<String> aliases = aliases(path, template);
        List<Operation> operations = new ArrayList<>();
        for (Node operation : path.members()) {
            if (METHODS.contains(operation.name())) {
                if (source.object(operation)) {
                    operations.add(reader.read(path, template, aliases, operation));
                }
            } else if (!Set.of("summary", "description", "parameters").contains(operation.name())
                    && !operation.name().startsWith("x-")) {
                source.refuse(
                        operation, "`" + operation.name() + "` is not supported here; remove it or mend its name");
            }
        }
        return operations;
    }

    private List<String> aliases(Node path, PathTemplate template) {
        List<String> aliases = source.texts(path, "x-aliases");
        Node written = path.child("x-aliases");
        for (Node element : written == null ? List.<Node>of() : written.elements()) {
            PathTemplate alias = new PathTemplate(element.value().asText());
            checkPath(element, alias);
            if (!Set.copyOf(alias.variables()).equals(Set.copyOf(template.variables()))) {
                source.refuse(element, "must have the same variables as " + template.text() + "; mend it");
            }
        }
        return aliases;
    }

    private void checkPath(Node node, PathTemplate path) {
        if (!path.valid()) {
            source.refuse(node, "`" + path.text() + "` is no path template; write one such as /items/{item_id}");
        }
        if (path.variables().size() != Set.copyOf(path.variables()).size()) {
            source.refuse(node, "has a variable twice; give each a name of its own");
        }
        String first = shapes.putIfAbsent(path.shape(), node.pointer());
        if (first != null) {
            source.refuse(node, "cannot be told from the path at " + first + "; change or join them");
        }
    }

    /** Gives the tags that are used: those the document lists first, in its order. */
    private List<Tag> tags(List<Operation> operations) {
        Map<String, Tag> listed = new LinkedHashMap<>();
        Node written = source.root().child("tags");
        for (Node tag : written == null ? List.<Node>of() : written.elements()) {
            if (source.object(tag)) {
                String name = source.requiredText(tag, "name");
                listed.put(name, new Tag(tag.pointer(), name, source.prose(tag, "description")));
            }
        }
        for (Operation operation : operations) {
            listed.computeIfAbsent(operation.tag(), name -> new Tag(operation.pointer(), name, ""));
        }
        listed.keySet()
                .removeIf(name -> operations.stream()
                        .noneMatch(operation -> operation.tag().equals(name)));
        return List.copyOf(listed.values());
    }
}
