package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Server;
import dev.chirograph.generator.contract.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
            "externalDocs",
            "webhooks",
            "$self");
    private static final Set<String> COMPONENTS = Set.of(
            "schemas",
            "responses",
            "parameters",
            "examples",
            "requestBodies",
            "headers",
            "securitySchemes",
            "links",
            "callbacks",
            "pathItems",
            "mediaTypes");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    /** The schema of problem responses, which the runtimes of both halves write and read. */
    private static final String PROBLEM = "Problem";

    private final ReadContext context;
    private final Declarations declarations;
    private final SchemaReader schemas;
    private final SecurityReader security;
    private final OperationIds ids;
    private final OperationReader reader;
    private final WebhookReader webhooks;
    /** Shape of a path to the place where each method is first defined. */
    private final Map<String, Map<String, String>> shapes = new HashMap<>();

    private ContractReader(ReadContext context, EqualSchemas equal) {
        this.context = context;
        this.declarations = new Declarations(context);
        equal.name(declarations);
        this.schemas = new SchemaReader(context, declarations, equal);
        this.security = new SecurityReader(context);
        this.ids = new OperationIds(context);
        ContentReader contents = new ContentReader(context, schemas);
        this.reader = new OperationReader(context, schemas, contents, declarations, security, ids);
        this.webhooks = new WebhookReader(context, contents);
    }

    /**
     * Reads the document.
     *
     * @throws ContractException with everything that cannot be read
     */
    static Contract read(JsonNode document, ExternalFiles files) {
        ReadContext context = new ReadContext(document, files);
        ContractReader reader = new ContractReader(context, EqualSchemas.none());
        Contract contract = reader.readOrRefuse();
        EqualSchemas equal = reader.equalSchemas();
        if (equal.isEmpty()) {
            return contract;
        }
        // The first pass has determined which schemas become classes; only those can share one.
        ContractReader sharing = new ContractReader(context, equal);
        return sharing.read()
                .with(new Contract.Places(
                        contract, equal.classes(reader.declarations.all(), sharing.declarations.all())));
    }

    /**
     * Reads the document, with a separate type for each place of equal schemas.
     *
     * @throws ContractException with everything that cannot be read
     */
    static Contract readEachPlace(JsonNode document, ExternalFiles files) {
        return new ContractReader(new ReadContext(document, files), EqualSchemas.none()).readOrRefuse();
    }

    private Contract readOrRefuse() {
        Contract contract = read();
        if (!context.diagnostics().isEmpty()) {
            throw new ContractException(context.diagnostics());
        }
        return contract;
    }

    private EqualSchemas equalSchemas() {
        Set<String> names = declarations.all().stream()
                .map(declaration -> declaration.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return schemas.inline().find(new DocumentOrder(context.root()), names);
    }

    private Contract read() {
        Node root = context.root();
        String version = context.requiredText(root, "openapi");
        if (!version.matches("3\\.[012](\\..*)?")) {
            context.error(root, "`openapi` is `" + version + "`, but must be 3.0, 3.1 or 3.2; convert the document");
        }
        context.knownMembers(root, KNOWN);
        Node components = context.followed(root, "components");
        if (components != null && context.object(components)) {
            context.knownMembers(components, COMPONENTS);
        }
        List<Operation> operations = operations();
        webhooks.readWebhooks();
        reader.readCallbacks(webhooks);
        Node problem = context.component("schemas", PROBLEM);
        if (problem != null) {
            schemas.read(problem, PROBLEM);
        }
        Node info = context.followed(root, "info");
        Node about = info != null && context.object(info) ? info : root;
        ExtensionCheck.check(context);
        UnionCycles.cut(context, declarations);
        DocumentOrder order = new DocumentOrder(root);
        List<Declaration> reachable = ReachableTypes.of(declarations, operations, webhooks.all(), PROBLEM, order);
        return new Contract(
                "",
                said(about, "title", "API"),
                said(about, "version", "0"),
                context.prose(about, "description"),
                tags(operations),
                reachable,
                operations,
                servers(root),
                security.schemes(),
                context.warnings(),
                SuppressionReader.read(context),
                ReachableTypes.onlyByProtocols(declarations, operations, reachable, order),
                webhooks.all(),
                new TreeDocument(context),
                null);
    }

    private String said(Node info, String name, String otherwise) {
        String said = context.prose(info, name);
        if (said.isEmpty()) {
            context.warn(
                    "missing-info",
                    info,
                    "has no `" + name + "`, which is read as `" + otherwise + "`",
                    "add `" + name + "` to `info`");
        }
        return said.isEmpty() ? otherwise : said;
    }

    private List<Server> servers(Node root) {
        List<Server> servers = new ArrayList<>();
        Node written = context.followed(root, "servers");
        for (Node element : written == null ? List.<Node>of() : written.elements()) {
            if (context.object(element)) {
                Node server = context.followed(element);
                servers.add(new Server(
                        server.pointer(), context.prose(server, "url"), context.prose(server, "description")));
            }
        }
        return servers;
    }

    private List<Operation> operations() {
        Map<Node, Node> paths = new LinkedHashMap<>();
        Node written = context.followed(context.root(), "paths");
        if (written == null || !context.object(written)) {
            return List.of();
        }
        for (Node member : written.members()) {
            Node path = member.name().startsWith("x-") ? null : context.resolve(member);
            if (path != null) {
                paths.put(member, path);
                path.members().stream()
                        .filter(operation -> METHODS.contains(operation.name()))
                        .forEach(operation -> ids.keep(operation, context.followed(operation)));
            }
        }
        List<Operation> operations = new ArrayList<>();
        paths.forEach((member, path) -> operations.addAll(operations(path, PathTemplate.of(member.name()), member)));
        return operations;
    }

    private List<Operation> operations(Node path, PathTemplate template, Node member) {
        checkPath(member, member.name(), path, template);
        List<String> aliases = aliases(path, template);
        List<Operation> operations = new ArrayList<>();
        for (Node part : path.members()) {
            if (METHODS.contains(part.name())) {
                if (context.object(part)) {
                    operations.add(reader.read(path, template, aliases, part, context.followed(part)));
                }
            } else if (Set.of("servers", "additionalOperations", "query").contains(part.name())) {
                notGenerated(part.pointer(), "`" + part.name() + "` of a path");
            } else if (!Set.of("summary", "description", "parameters").contains(part.name())
                    && !part.name().startsWith("x-")) {
                context.unknown(part);
            }
        }
        return operations;
    }

    private void notGenerated(String pointer, String what) {
        context.warn("not-generated", pointer, what + " generate no code", "remove them, or implement them manually");
    }

    private List<String> aliases(Node path, PathTemplate template) {
        List<String> aliases = context.texts(path, "x-aliases");
        Node written = path.child("x-aliases");
        for (Node element : written == null ? List.<Node>of() : written.elements()) {
            PathTemplate alias = PathTemplate.of(element.value().asText());
            checkPath(element, element.value().asText(), path, alias);
            if (!Set.copyOf(alias.variables()).equals(Set.copyOf(template.variables()))) {
                context.error(element, "must have the same variables as " + template.text() + "; fix the path");
            }
        }
        return aliases;
    }

    private void checkPath(Node node, String written, Node operations, PathTemplate path) {
        if (!path.valid()) {
            context.error(node, "`" + path.text() + "` must be a path template; use one such as /items/{item_id}");
        }
        if (path.odd() || !written.equals(path.text())) {
            context.warn(
                    "odd-path",
                    node,
                    "must start with a slash and have no `?`, `#` or space, and is read as `" + path.text() + "`",
                    "fix the path, and declare query parameters in `parameters`");
        }
        if (path.variables().size() != Set.copyOf(path.variables()).size()) {
            context.error(node, "has a duplicate variable; rename one of the two");
        }
        checkShape(node, operations, path);
    }

    /** Two paths of the same shape differ by their methods at most. */
    private void checkShape(Node node, Node operations, PathTemplate path) {
        Map<String, String> first = shapes.computeIfAbsent(path.shape(), shape -> new HashMap<>());
        List<String> methods = operations.members().stream()
                .map(Node::name)
                .filter(METHODS::contains)
                .toList();
        String same = methods.stream()
                .map(first::get)
                .filter(pointer -> pointer != null)
                .findFirst()
                .orElse(null);
        String other = first.values().stream().findFirst().orElse(null);
        if (same != null) {
            context.warn(
                    "ambiguous-path",
                    node,
                    "is ambiguous with the path at " + same + ", which gets its requests",
                    "change one path, or merge the two");
        } else if (other != null) {
            context.warn(
                    "ambiguous-path",
                    node,
                    "differs from the path at " + other + " only in variable names; their methods distinguish them",
                    "merge the two");
        }
        methods.forEach(method -> first.putIfAbsent(method, node.pointer()));
    }

    /** Returns the tags in use: those in the document's list first, in its order. */
    private List<Tag> tags(List<Operation> operations) {
        Map<String, Tag> listed = new LinkedHashMap<>();
        Node written = context.followed(context.root(), "tags");
        for (Node element : written == null ? List.<Node>of() : written.elements()) {
            Node tag = context.followed(element);
            if (tag.value().isTextual()) {
                context.warn("wrong-type", tag, "is not an object, and is read as a tag of that name", "use `name: …`");
                listed.put(
                        tag.value().textValue(),
                        new Tag(tag.pointer(), tag.value().textValue(), ""));
            } else if (context.object(tag)) {
                String name = context.prose(tag, "name");
                if (name.isEmpty()) {
                    context.warn("missing-name", tag, "has no `name`, and is ignored", "add `name`");
                } else {
                    listed.put(name, new Tag(tag.pointer(), name, context.prose(tag, "description")));
                }
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
