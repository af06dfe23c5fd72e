package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.java.JavaFile;

/**
 * A parameter as an argument of a handler's method.
 *
 * @param name the argument's name
 */
record HandlerArgument(Parameter parameter, String name) {
    /** Whether it is nullable: null stands for an absent value, except that an absent list is empty. */
    boolean nullable() {
        return parameter.use().nullable() || (absent() && !ParameterReadEmitter.list(parameter));
    }

    /** The Java type. */
    String declared(JavaFile file, JavaTypes types) {
        Type type = parameter.use().type();
        return nullable() ? types.nullable(file, type) : types.plain(file, type);
    }

    /** The parameter and the meaning of its absence. */
    String described() {
        String words = OperationJavadoc.parameter(parameter);
        if (!absent()) {
            return words;
        }
        return words + (nullable() ? " Null if absent." : " Empty if absent.");
    }

    private boolean absent() {
        return !parameter.required() && parameter.use().defaultValue() == null;
    }
}
