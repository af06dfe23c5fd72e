package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property as a member of its class.
 *
 * @param name the name of its accessor, its field and its setter
 * @param presence the name of the method that tells null from absent; null when nothing has to
 * @param always whether the accessor never returns null
 */
record Member(Field field, String name, @Nullable String presence, boolean always) {

    /** Gives the members of a class in the document's order. */
    static List<Member> of(Declaration.ObjectType type, Layout layout) {
        Scope scope = Scope.ofMembers().keep("additionalProperties", "putAdditionalProperty");
        List<Member> members = new ArrayList<>();
        for (Field field : type.fields()) {
            String name = scope.claim(Names.member(field.name()));
            boolean tellsPresence = !field.required() && field.use().nullable();
            String presence = tellsPresence ? scope.claim("has" + Names.type(field.name())) : null;
            members.add(new Member(field, name, presence, always(field, layout)));
        }
        return members;
    }

    /** A server takes the default for what is absent, so that its handlers never see it absent. */
    private static boolean always(Field field, Layout layout) {
        boolean defaulted = layout.half() == Layout.Half.SERVER && field.use().defaultValue() != null;
        return !field.use().nullable() && (field.required() || defaulted);
    }

    Use use() {
        return field.use();
    }

    Type type() {
        return field.use().type();
    }

    boolean bytes() {
        return Copies.bytes(type());
    }

    boolean hidden() {
        return use().sensitive() || use().writeOnly();
    }
}
