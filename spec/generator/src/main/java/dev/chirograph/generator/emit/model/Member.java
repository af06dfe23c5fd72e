package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property as a member of its class.
 *
 * @param name the name of its accessor, field and setter
 * @param presence the name of the method that tells null from absent; null if not needed
 * @param required whether it is always present; false if only one direction of the class has it
 * @param always whether the accessor never returns null
 */
record Member(Field field, String name, @Nullable String presence, boolean required, boolean always) {

    /** Returns the members of a class in document order. */
    static List<Member> of(Declaration.ObjectType type, Unions unions, Layout layout) {
        Scope scope = Scope.ofMembers().keep("additionalProperties", "putAdditionalProperty");
        if (unions.keepsUnknown(type, layout)) {
            scope.keep("unknownProperties", "putUnknownProperty");
        }
        List<Member> members = new ArrayList<>();
        for (Field field : type.fields()) {
            String name = scope.claim(Names.member(field.sdkName()));
            boolean required = field.required() && unions.bothWays(type.name(), field.use());
            boolean tellsPresence = !required && field.use().nullable();
            String presence = tellsPresence ? scope.claim("has" + Names.type(field.sdkName())) : null;
            members.add(new Member(field, name, presence, required, always(field, required, unions, layout)));
        }
        return members;
    }

    /** A server applies the default to an absent value, so handlers never see it absent. */
    private static boolean always(Field field, boolean required, Unions unions, Layout layout) {
        DefaultValue value = field.use().defaultValue();
        boolean defaulted = layout.half() == Layout.Half.SERVER
                && value != null
                && !unions.readFromJson(field.use().type(), value);
        return !field.use().nullable() && (required || defaulted);
    }

    /** Whether it is read-only. */
    boolean readOnly() {
        return use().readOnly() && !use().writeOnly();
    }

    /** Whether it is write-only. */
    boolean writeOnly() {
        return use().writeOnly() && !use().readOnly();
    }

    TypeUse use() {
        return field.use();
    }

    Type type() {
        return field.use().type();
    }

    boolean bytes() {
        return CopyEmitter.bytes(type());
    }

    boolean hidden() {
        return use().sensitive() || use().writeOnly();
    }
}
