package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.ConstraintEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.model.ReaderMethodEmitter;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;

/** Generates the class of an operation's parameters when they are too many for separate arguments. */
final class HandlerParametersEmitter {
    private final ServedOperation served;
    private final Contract contract;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;

    HandlerParametersEmitter(ServedOperation served, String name, Contract contract, Layout layout) {
        this.served = served;
        this.contract = contract;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), name);
    }

    SourceFile emit() {
        ConstraintEmitter checking = new ConstraintEmitter(file, layout);
        Scope names = Scope.ofMembers();
        served.arguments().forEach(argument -> names.keep(argument.name()));
        ReaderMethodEmitter readers = new ReaderMethodEmitter(file, layout, checking, names);
        ParameterReadEmitter reading = new ParameterReadEmitter(file, contract, layout, readers);
        file.javadoc(new Javadoc()
                .paragraph(
                        "The parameters of " + Javadoc.code(served.operation().id()) + "."));
        file.line("public final class %s {", file.name()).later(checking::constants);
        for (HandlerArgument argument : served.arguments()) {
            file.line("private final %s %s;", stored(argument), argument.name());
        }
        file.blank().line("%s(%s parameters) {", file.name(), file.use(layout.api("Parameters")));
        for (HandlerArgument argument : served.arguments()) {
            file.line("this." + argument.name() + " = " + reading.expression(argument.parameter(), served.operation())
                    + ";");
        }
        file.line("}");
        served.arguments().forEach(this::writeAccessor);
        readers.write();
        return file.line("}").finish();
    }

    /** An invalid value is null until all violations are thrown together. */
    private String stored(HandlerArgument argument) {
        return types.nullable(file, argument.parameter().use().type());
    }

    private void writeAccessor(HandlerArgument argument) {
        String required = argument.nullable() ? "" : file.use("java.util.Objects") + ".requireNonNull(";
        file.blank()
                .javadoc(new Javadoc().prose(argument.described()))
                .line("public %s %s() {", argument.declared(file, types), argument.name())
                .line("return " + required + argument.name() + (required.isEmpty() ? "" : ")") + ";")
                .line("}");
    }
}
