package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Cors;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.emit.SuccessResponse;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Generates the table of operations, which is the runtime's description of them. */
final class OperationTableEmitter {
    /** The maximum number of operations in the class initializer, which is limited to 64 KB; more are split over methods. */
    private static final int FITS_ONE_METHOD = 200;

    private final Contract contract;
    /** In the contract's order, across tags. */
    private final List<ServedOperation> operations;

    private final Layout layout;
    private final JavaFile file;
    private final String type;

    OperationTableEmitter(Contract contract, List<ServedTag> tags, Layout layout) {
        this.contract = contract;
        this.layout = layout;
        this.operations = contract.operations().stream()
                .flatMap(operation -> tags.stream()
                        .flatMap(tag -> tag.operations().stream())
                        .filter(served -> served.operation() == operation))
                .toList();
        this.file = new JavaFile(layout.apiPackage(), "Operations");
        this.type = file.use(layout.runtime("Operation"));
    }

    SourceFile emit() {
        boolean inMethods = operations.size() > FITS_ONE_METHOD;
        Scope methods = Scope.ofMembers();
        List<String> factories = new ArrayList<>();
        file.javadoc(new Javadoc().paragraph("The operations of " + Javadoc.escape(contract.title()) + "."));
        file.line("public final class Operations {");
        for (ServedOperation served : operations) {
            Operation operation = served.operation();
            file.javadoc(OperationJavadoc.begin(operation)
                    .paragraph(OperationJavadoc.route(operation) + Javadoc.escape(OperationJavadoc.access(operation))
                            + "."));
            String head = "public static final " + type + " " + served.constant() + " = ";
            if (inMethods) {
                String factory = methods.claim(Names.member(operation.id()));
                factories.add(factory);
                file.line(head + factory + "();");
            } else {
                file.chain(head + start(operation), links(served), ";");
            }
            file.blank();
        }
        writeAll();
        file.blank().line("private Operations() {}");
        for (int index = 0; index < factories.size(); index++) {
            ServedOperation served = operations.get(index);
            Operation operation = served.operation();
            file.blank().line("private static %s %s() {", type, factories.get(index));
            file.chain("return " + start(operation), links(served), ";").line("}");
        }
        return file.line("}").finish();
    }

    private void writeAll() {
        file.javadoc(new Javadoc().paragraph("All operations, in document order."));
        String list = file.use(List.class);
        file.call(
                "public static final " + list + "<" + type + "> ALL = " + list + ".of",
                operations.stream().map(ServedOperation::constant).toList(),
                ";");
    }

    private String start(Operation operation) {
        return type + ".builder(" + literals(List.of(operation.id(), operation.method(), operation.path())) + ")";
    }

    private List<String> links(ServedOperation served) {
        Operation operation = served.operation();
        List<String> links = new ArrayList<>();
        operation.aliases().forEach(alias -> links.add(".alias(" + Names.literal(alias) + ")"));
        links.add(".tag(" + Names.literal(operation.tag()) + ")");
        operation.requirements().forEach(requirement -> addRequirement(links, requirement));
        operation.rateLimits().forEach(limit -> links.add(".rateLimit(" + rateLimit(limit) + ")"));
        if (operation.cors() != null) {
            links.add(".cors(" + cors(operation.cors()) + ")");
        }
        addList(links, "consumes", literals(consumed(operation)));
        addList(links, "produces", literals(HandlerReturn.mediaTypes(served)));
        links.add(".status("
                + SuccessResponse.of(operation).stream()
                        .map(response -> String.valueOf(response.status()))
                        .collect(Collectors.joining(", "))
                + ")");
        addList(links, "requestHeaders", literals(requestHeaders(operation)));
        addList(links, "responseHeaders", literals(responseHeaders(operation)));
        if (operation.idempotency() != null) {
            links.add(".idempotent()");
        }
        if (operation.protocol()) {
            links.add(".protocol()");
        }
        if (operation.deprecation() != null) {
            links.add(".deprecated()");
        }
        links.add(".build()");
        return links;
    }

    /** Scopes apply to access tokens only; other schemes are separate requirements and are never omitted. */
    private void addRequirement(List<String> links, SecurityRequirement requirement) {
        List<String> others = requirement.schemes().stream()
                .map(SecurityRequirement.SchemeRequirement::scheme)
                .filter(scheme -> !bearer(scheme))
                .toList();
        if (requirement.schemes().isEmpty()) {
            links.add(".anonymous()");
        } else if (others.isEmpty()) {
            links.add(".requires(" + literals(requirement.scopes()) + ")");
        }
        others.forEach(scheme -> links.add(".otherScheme(" + Names.literal(scheme) + ")"));
    }

    private boolean bearer(String name) {
        return contract.schemes().stream().anyMatch(scheme -> scheme.name().equals(name) && scheme.bearer());
    }

    private static void addList(List<String> links, String method, String arguments) {
        if (!arguments.isEmpty()) {
            links.add("." + method + "(" + arguments + ")");
        }
    }

    private String rateLimit(RateLimit limit) {
        String rateLimit = file.use(layout.runtime("RateLimit"));
        return "new " + rateLimit + "(" + Names.literal(limit.name()) + ", " + limit.limit()
                + (limit.limit() > Integer.MAX_VALUE ? "L" : "") + ", "
                + file.use("java.time.Duration") + ".parse("
                + Names.literal(limit.window().toString()) + "), "
                + rateLimit + ".Per." + limit.per() + ")";
    }

    private String cors(Cors cors) {
        String list = file.use(List.class);
        return "new " + file.use(layout.runtime("CorsPolicy")) + "(" + list + ".of(" + literals(cors.allowHeaders())
                + "), " + list + ".of(" + literals(cors.exposeHeaders()) + "))";
    }

    private static List<String> requestHeaders(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.HEADER)
                .map(Parameter::name)
                .distinct()
                .toList();
    }

    private static List<String> responseHeaders(Operation operation) {
        return operation.responses().stream()
                .flatMap(response -> response.headers().stream())
                .map(Header::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> consumed(Operation operation) {
        Body body = operation.body();
        return body == null
                ? List.of()
                : body.content().stream().map(Content::mediaType).distinct().toList();
    }

    private static String literals(Collection<String> texts) {
        return texts.stream().map(Names::literal).collect(Collectors.joining(", "));
    }
}
