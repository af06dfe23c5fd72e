package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Generates the operations of a group as methods that return values. */
final class ValuesClassEmitter {
    private final Group group;
    private final Layout layout;
    private final JavaFile file;
    private final JavaTypes types;
    private final Signature signature;
    private final ClientJavadoc prose;

    ValuesClassEmitter(Group group, Contract contract, Layout layout) {
        this.group = group;
        this.layout = layout;
        this.file = new JavaFile(layout.apiPackage(), group.values());
        this.types = new JavaTypes(layout);
        this.signature = new Signature(file, layout);
        this.prose = new ClientJavadoc(file, layout, contract, signature);
    }

    SourceFile emit() {
        String calls = file.use(layout.api(group.calls()));
        String engine = file.use(layout.call("Engine"));
        boolean paged = group.operations().stream().anyMatch(operation -> operation.pages() != null);
        file.javadoc(new Javadoc()
                .paragraph("Calls the operations on " + Javadoc.code(group.name()) + ".")
                .prose(group.description())
                .paragraph("Each method sends a request and waits for the response. Thread-safe."));
        file.line("public final class %s {", group.values());
        if (paged) {
            file.line("private final %s engine;", engine);
        }
        file.line("private final %s calls;", calls).blank();
        file.line("%s(%s engine) {", group.values(), engine);
        if (paged) {
            file.line("this.engine = engine;");
        }
        file.line("this.calls = new %s(engine);", calls).line("}").blank();
        file.javadoc(new Javadoc()
                .paragraph("Returns the same operations as calls, for response headers, for options, and to make"
                        + " them without waiting."));
        file.line("public %s calls() {", calls).line("return calls;").line("}");
        group.operations().forEach(this::writeAll);
        group.operations().forEach(this::writeWays);
        return file.line("}").finish();
    }

    /** All overloads: with and without optional parameters, with and without options. */
    private void writeAll(ClientOperation operation) {
        boolean needed = operation.options() == null || operation.options().demanding();
        for (boolean withParameters : needed ? List.of(true) : List.of(false, true)) {
            write(operation, withParameters, false);
            write(operation, withParameters, true);
        }
    }

    private void write(ClientOperation operation, boolean withParameters, boolean withOptions) {
        String returned = returned(operation);
        Javadoc javadoc = withOptions
                ? new Javadoc()
                        .paragraph("Same as " + prose.link("", operation, withParameters)
                                + " does, with options for this call.")
                : prose.begin(operation.operation());
        if (!withOptions) {
            prose.way(javadoc, operation);
        }
        prose.arguments(javadoc, operation, withParameters);
        if (withOptions) {
            javadoc.tag("@param options", "what is different for this call");
        }
        if (!returned.equals("void")) {
            javadoc.tag("@return", returns(operation));
        }
        List<String> notNull = new ArrayList<>(signature.notNull(operation, withParameters));
        if (withOptions) {
            notNull.add("options");
            if (operation.pages() == null) {
                javadoc.tag("@throws " + file.use(layout.runtime("ApiException")), "as there");
            }
        } else {
            prose.refusals(javadoc, operation);
        }
        prose.endings(javadoc, operation, notNull);
        file.blank().javadoc(javadoc);
        if (operation.operation().deprecation() != null) {
            file.line("@Deprecated");
        }
        List<String> declared = new ArrayList<>(signature.declared(operation, withParameters));
        if (withOptions) {
            declared.add(file.use(layout.runtime("CallOptions")) + " options");
        }
        file.call("public " + returned + " " + operation.method(), declared, " {");
        if (operation.pages() == null) {
            writeCall(operation, withParameters, withOptions, returned);
        } else {
            writePages(operation, operation.pages(), withParameters, withOptions);
        }
        file.line("}");
    }

    private void writeCall(ClientOperation operation, boolean withParameters, boolean withOptions, String returned) {
        String head = (returned.equals("void") ? "" : "return ") + "calls." + operation.method() + "("
                + String.join(", ", Signature.names(operation, withParameters)) + ")";
        file.chain(head, withOptions ? List.of(".with(options)", ".execute()") : List.of(".execute()"), ";");
    }

    private void writePages(ClientOperation operation, PagedList pages, boolean withParameters, boolean withOptions) {
        if (!withParameters && operation.options() != null) {
            List<String> passed = new ArrayList<>(Signature.names(operation, false));
            passed.add(file.use(layout.api(operation.options().type())) + ".none()");
            if (withOptions) {
                passed.add("options");
            }
            file.call("return " + Names.called(operation.method()), passed, ";");
            return;
        }
        List<String> notNull = new ArrayList<>(signature.notNull(operation, true));
        if (withOptions) {
            notNull.add("options");
        }
        notNull.forEach(name -> file.line("%s.requireNonNull(%s, \"%s\");", file.use("java.util.Objects"), name, name));
        List<String> passed = new ArrayList<>(Signature.names(operation, false));
        passed.add("parameters.startingAt(cursor)");
        String call = "cursor -> calls." + operation.method() + "(" + String.join(", ", passed) + ")"
                + (withOptions ? ".with(options)" : "");
        file.call("return engine.pages", List.of(call, items(operation, pages), next(operation, pages)), ";");
    }

    private String items(ClientOperation operation, PagedList pages) {
        return pages.itemsDirect() ? direct(pages.items().get(0)) : group.values() + "::" + itemsMethod(operation);
    }

    private String next(ClientOperation operation, PagedList pages) {
        return pages.nextDirect() ? direct(pages.next().get(0)) : group.values() + "::" + nextMethod(operation);
    }

    private String direct(PagedList.Step step) {
        return types.plain(file, step.from()) + "::" + step.accessor().name();
    }

    /** The paths through a page that are longer than one accessor. */
    private void writeWays(ClientOperation operation) {
        PagedList pages = operation.pages();
        if (pages == null) {
            return;
        }
        String page = types.plain(file, pages.page());
        if (!pages.itemsDirect()) {
            String list = file.use(List.class);
            file.blank()
                    .line(
                            "private static %s<%s> %s(%s page) {",
                            list, pages.element(file, layout), itemsMethod(operation), page);
            file.lines(PagedList.walk(file, layout, pages.items(), list + ".of()"))
                    .line("}");
        }
        if (!pages.nextDirect()) {
            file.blank()
                    .line(
                            "private static @%s String %s(%s page) {",
                            file.use("org.jspecify.annotations.Nullable"), nextMethod(operation), page);
            file.lines(PagedList.walk(file, layout, pages.next(), "null")).line("}");
        }
    }

    private String itemsMethod(ClientOperation operation) {
        return operation.method() + "Items";
    }

    private String nextMethod(ClientOperation operation) {
        return operation.method() + "Next";
    }

    private String returned(ClientOperation operation) {
        if (operation.pages() != null) {
            return file.use(layout.runtime("Pages")) + "<" + operation.pages().element(file, layout) + ">";
        }
        return operation.returnShape().returned(file, layout);
    }

    private static String returns(ClientOperation operation) {
        if (operation.pages() != null) {
            return "the list; pages are requested while it is iterated, and iteration can throw like a call";
        }
        ReturnShape returnShape = operation.returnShape();
        String words = returnShape.description().isBlank() ? "the answer" : returnShape.description();
        return switch (returnShape.form()) {
            case MAYBE -> words + " Null if the response has none.";
            case EVENTS -> words + " Must be closed; it has no deadline.";
            default -> words;
        };
    }
}
