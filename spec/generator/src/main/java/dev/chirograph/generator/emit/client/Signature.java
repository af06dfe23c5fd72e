package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import java.util.ArrayList;
import java.util.List;

/** Generates the arguments of an operation's methods: required parameters, the body, then optional parameters. */
final class Signature {
    private final JavaFile file;
    private final Layout layout;
    private final JavaTypes types;

    Signature(JavaFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.types = new JavaTypes(layout);
    }

    /** The arguments with their types. */
    List<String> declared(ClientOperation operation, boolean withParameters) {
        List<String> declared = new ArrayList<>();
        for (ClientOperation.Argument argument : operation.arguments()) {
            declared.add(types.plain(file, argument.parameter().use().type()) + " " + argument.name());
        }
        ClientOperation.BodyArgument body = operation.body();
        if (body != null) {
            declared.add(bodyType(body) + " " + body.name());
        }
        if (withParameters && operation.options() != null) {
            declared.add(file.use(layout.api(operation.options().type())) + " parameters");
        }
        return declared;
    }

    /** The arguments of a delegating call. */
    static List<String> names(ClientOperation operation, boolean withParameters) {
        List<String> names = new ArrayList<>();
        operation.arguments().forEach(argument -> names.add(argument.name()));
        if (operation.body() != null) {
            names.add(operation.body().name());
        }
        if (withParameters && operation.options() != null) {
            names.add("parameters");
        }
        return names;
    }

    /** The types of the arguments, for a Javadoc link. */
    List<String> erased(ClientOperation operation, boolean withParameters) {
        List<String> erased = new ArrayList<>();
        for (String declared : declared(operation, withParameters)) {
            String type = declared.substring(0, declared.lastIndexOf(' '));
            erased.add(type.replaceAll("<.*>", "").replaceAll("@[\\w.]+ ", "").replace(" ", ""));
        }
        return erased;
    }

    /** The arguments that must not be null. */
    List<String> notNull(ClientOperation operation, boolean withParameters) {
        List<String> notNull = new ArrayList<>();
        for (ClientOperation.Argument argument : operation.arguments()) {
            if (!types.primitive(argument.parameter().use().type())) {
                notNull.add(argument.name());
            }
        }
        ClientOperation.BodyArgument body = operation.body();
        if (body != null && !body.maybeNull() && !types.primitive(body.type())) {
            notNull.add(body.name());
        }
        if (withParameters && operation.options() != null) {
            notNull.add("parameters");
        }
        return notNull;
    }

    private String bodyType(ClientOperation.BodyArgument body) {
        return body.maybeNull() ? types.nullable(file, body.type()) : types.plain(file, body.type());
    }
}
