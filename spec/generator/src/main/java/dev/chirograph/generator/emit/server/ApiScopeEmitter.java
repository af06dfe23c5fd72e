package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.OauthScope;
import dev.chirograph.generator.contract.ScopeReceiver;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Generates the enum of the scopes with their descriptions, consent texts and receivers. */
final class ApiScopeEmitter {
    static final String NAME = "ApiScope";

    private final Contract contract;
    private final Map<String, OauthScope> scopes = new LinkedHashMap<>();
    private final JavaFile file;

    ApiScopeEmitter(Contract contract, Layout layout) {
        this.contract = contract;
        this.file = new JavaFile(layout.apiPackage(), NAME).reserve("Receiver");
        // A token has scopes regardless of their scheme, so that scopes of the same name are one.
        contract.schemes()
                .forEach(scheme ->
                        scheme.scopes().forEach(scope -> scopes.merge(scope.name(), scope, ApiScopeEmitter::joined)));
    }

    /** Returns whether the contract has scopes. */
    boolean needed() {
        return !scopes.isEmpty();
    }

    SourceFile emit() {
        file.javadoc(new Javadoc()
                .paragraph("The scopes of " + Javadoc.escape(contract.title())
                        + ", with the texts of the consent page and the receivers."));
        file.line("public enum %s {", NAME);
        writeConstants();
        writeFields();
        writeAccessors();
        writeSets();
        writeReceivers();
        return file.line("}").finish();
    }

    private static OauthScope joined(OauthScope one, OauthScope other) {
        Set<ScopeReceiver> receivers = new LinkedHashSet<>(one.receivers());
        receivers.addAll(other.receivers());
        return new OauthScope(
                one.pointer(),
                one.name(),
                one.description().isEmpty() ? other.description() : one.description(),
                one.consent().isEmpty() ? other.consent() : one.consent(),
                List.copyOf(receivers));
    }

    private void writeConstants() {
        Scope constants = Scope.ofMembers();
        Iterator<OauthScope> rest = scopes.values().iterator();
        while (rest.hasNext()) {
            OauthScope scope = rest.next();
            List<String> arguments = new ArrayList<>(List.of(
                    Names.literal(scope.name()), Names.literal(scope.description()), Names.literal(scope.consent())));
            scope.receivers().forEach(receiver -> arguments.add("Receiver." + receiver.name()));
            file.javadoc(new Javadoc()
                    .paragraph(Javadoc.code(scope.name())
                            + (scope.description().isEmpty() ? "." : ": " + Javadoc.escape(scope.description()))));
            file.call(constants.claim(Names.constant(scope.name())), arguments, rest.hasNext() ? "," : ";");
            file.blank();
        }
    }

    private void writeFields() {
        String set = file.use(Set.class);
        file.line("private final String value;")
                .line("private final String description;")
                .line("private final String consent;")
                .line("private final %s<Receiver> receivers;", set)
                .blank();
        file.line("%s(String value, String description, String consent, Receiver... receivers) {", NAME)
                .line("this.value = value;")
                .line("this.description = description;")
                .line("this.consent = consent;")
                .line("this.receivers = %s.of(receivers);", set)
                .line("}")
                .blank();
    }

    private void writeAccessors() {
        accessor("Returns the scope as tokens carry it.", "String", "value");
        accessor(
                "Returns what it allows, for developers; empty when the document has no words.",
                "String",
                "description");
        accessor(
                "Returns the text on the consent page ({@code x-consent}); empty if there is none.",
                "String",
                "consent");
        accessor(
                "Returns the receivers that get it without a registration ({@code x-grant-to}).",
                file.use(Set.class) + "<Receiver>",
                "receivers");
    }

    private void accessor(String javadoc, String type, String name) {
        file.javadoc(new Javadoc().paragraph(javadoc));
        file.line("public %s %s() {", type, name)
                .line("return %s;", name)
                .line("}")
                .blank();
    }

    private void writeSets() {
        String set = file.use(Set.class);
        String stream = file.use(Stream.class);
        String collectors = file.use("java.util.stream.Collectors");
        file.javadoc(new Javadoc().paragraph("Returns all scopes, as tokens carry them."));
        file.line("public static %s<String> all() {", set);
        file.chain(
                        "return " + stream + ".of(values())",
                        List.of(".map(" + NAME + "::value)", ".collect(" + collectors + ".toUnmodifiableSet())"),
                        ";")
                .line("}")
                .blank();
        file.javadoc(new Javadoc().paragraph("Returns the scopes that a receiver gets, as tokens carry them."));
        file.line("public static %s<String> grantedTo(Receiver receiver) {", set);
        file.chain(
                        "return " + stream + ".of(values())",
                        List.of(
                                ".filter(scope -> scope.receivers.contains(receiver))",
                                ".map(" + NAME + "::value)",
                                ".collect(" + collectors + ".toUnmodifiableSet())"),
                        ";")
                .line("}")
                .blank();
    }

    private void writeReceivers() {
        file.javadoc(new Javadoc()
                .paragraph("A receiver of scopes that the server knows without a registration ({@code x-grant-to})."));
        file.line("public enum Receiver {");
        for (ScopeReceiver receiver : ScopeReceiver.values()) {
            file.javadoc(new Javadoc().paragraph("<code>" + receiver.text() + "</code>: " + receiver.description()));
            file.line(receiver.name() + (receiver.ordinal() == ScopeReceiver.values().length - 1 ? "" : ","));
        }
        file.line("}");
    }
}
