package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Paging;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.model.Accessor;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The paging of a list.
 *
 * @param cursor the optional parameter with the start of a page
 * @param page the type of a response
 * @param items the path to the elements
 * @param next the path to the next page's cursor
 */
record PagedList(ClientOperation.Argument cursor, Type.Reference page, List<Step> items, List<Step> next) {
    /** A step from an object to a property, whose type is the start of the next step. */
    record Step(Type from, Accessor accessor) {}

    /** Resolves the paging of an operation. */
    static PagedList of(
            Paging paging,
            ReturnShape returnShape,
            List<ClientOperation.Argument> optional,
            Contract contract,
            Layout layout) {
        ClientOperation.Argument cursor = optional.stream()
                .filter(argument -> argument.parameter().name().equals(paging.cursor()))
                .filter(argument -> plainText(argument.parameter().use().type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(paging.pointer() + ": " + paging.cursor()
                        + " must be an optional string parameter; add it or fix the name"));
        if (returnShape.form() != ReturnShape.Form.VALUE
                || !(returnShape.payload().use().type() instanceof Type.Reference page)
                || !returnShape.always(page)) {
            throw new IllegalArgumentException(
                    paging.pointer() + ": the response must be a JSON object; fix the schema");
        }
        List<Step> items = steps(paging, paging.items(), page, contract, layout);
        if (!(last(items).accessor().use().type() instanceof Type.ListOf)) {
            throw new IllegalArgumentException(
                    paging.pointer() + ": " + paging.items() + " must be a list; fix the pointer");
        }
        return new PagedList(cursor, page, items, steps(paging, paging.next(), page, contract, layout));
    }

    /** The type of an element, as a type argument. */
    String element(JavaFile file, Layout layout) {
        if (last(items).accessor().use().type() instanceof Type.ListOf list) {
            return new JavaTypes(layout).boxed(file, list.element().type());
        }
        throw new IllegalStateException("the items of a page are a list");
    }

    /** Whether a single accessor returns the elements of a page. */
    boolean itemsDirect() {
        return items.size() == 1 && last(items).accessor().always();
    }

    /** Whether a single accessor returns the cursor of a page. */
    boolean nextDirect() {
        return next.size() == 1 && plainText(last(next).accessor().use().type());
    }

    /** The statements that follow a path from the variable {@code page}, and return a fallback if a value is absent. */
    static List<String> walk(JavaFile file, Layout layout, List<Step> way, String otherwise) {
        JavaTypes types = new JavaTypes(layout);
        List<String> statements = new ArrayList<>();
        String from = "page";
        for (Step step : way) {
            Accessor accessor = step.accessor();
            String variable = step == last(way) ? "found" : Names.member(accessor.name()) + way.indexOf(step);
            Type type = accessor.use().type();
            statements.add((accessor.always() ? types.plain(file, type) : types.nullable(file, type)) + " " + variable
                    + " = " + from + "." + accessor.name() + "();");
            if (!accessor.always()) {
                statements.add("if (" + variable + " == null) {");
                statements.add("return " + otherwise + ";");
                statements.add("}");
            }
            from = variable;
        }
        boolean asIs = last(way).accessor().use().type() instanceof Type.ListOf
                || plainText(last(way).accessor().use().type());
        statements.add("return " + (asIs ? from : file.use(layout.support("Scalars")) + ".text(" + from + ")") + ";");
        return statements;
    }

    private static boolean plainText(Type type) {
        return type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
    }

    private static Step last(List<Step> way) {
        return way.get(way.size() - 1);
    }

    private static List<Step> steps(Paging paging, String pointer, Type start, Contract contract, Layout layout) {
        List<Step> steps = new ArrayList<>();
        Type from = start;
        for (String part : pointer.replaceFirst("^/", "").split("/", -1)) {
            String property = part.replace("~1", "/").replace("~0", "~");
            if (!(from instanceof Type.Reference reference)
                    || !(contract.declaration(reference.name()) instanceof Declaration.ObjectType object)) {
                throw new IllegalArgumentException(
                        paging.pointer() + ": " + pointer + " does not exist; fix the pointer");
            }
            Accessor accessor = Accessor.of(object, property, contract, layout);
            steps.add(new Step(from, accessor));
            from = accessor.use().type();
        }
        return List.copyOf(steps);
    }
}
