package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Webhook;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;
import java.util.Optional;

/** Generates the class that reads the payloads of webhooks and callbacks for a client, or writes them for a server. */
public final class WebhooksClassEmitter {
    private final Contract contract;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final Scope methods = Scope.ofMembers();

    private WebhooksClassEmitter(Contract contract, Layout layout) {
        this.contract = contract;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), "Webhooks");
    }

    /** Returns the file; empty if no webhook has a JSON payload. */
    public static List<SourceFile> emit(Contract contract, Layout layout) {
        boolean any = contract.webhooks().stream()
                .anyMatch(webhook -> json(webhook, contract).isPresent());
        return any ? List.of(new WebhooksClassEmitter(contract, layout).emit()) : List.of();
    }

    /** The JSON payload of a webhook; empty if it has none. */
    public static Optional<BodyContent> json(Webhook webhook, Contract contract) {
        return webhook.body() == null
                ? Optional.empty()
                : webhook.body().content().stream()
                        .map(content -> BodyContent.of(content, contract))
                        .filter(payload -> payload.kind() == MediaKind.JSON)
                        .findFirst();
    }

    private SourceFile emit() {
        boolean client = layout.half() == Layout.Half.CLIENT;
        file.javadoc(new Javadoc()
                .paragraph(
                        client
                                ? "Reads the payloads of webhooks and callbacks. Others can"
                                        + " send such requests too: check the signature, if there is one, before you read."
                                : "Writes the payloads of webhooks and callbacks.")
                .paragraph("Thread-safe."));
        file.line("public final class Webhooks {").line("private Webhooks() {}");
        for (Webhook webhook : contract.webhooks()) {
            json(webhook, contract).ifPresent(payload -> {
                if (client) {
                    writeReader(webhook, payload);
                } else {
                    writeWriter(webhook, payload);
                }
            });
        }
        return file.line("}").finish();
    }

    private void writeReader(Webhook webhook, BodyContent payload) {
        file.blank()
                .javadoc(described(webhook, "Reads the payload of the ")
                        .tag("@param json", "the body of the request, UTF-8")
                        .tag("@return", "the payload" + (payload.use().nullable() ? ", or null" : ""))
                        .tag("@throws IllegalArgumentException", "saying what cannot be read, and where"));
        file.line(
                        "public static %s %s(byte[] json) {",
                        type(payload), methods.claim(Names.member("read" + webhook.name())))
                .line(
                        "return %s.reader(%s).apply(json);",
                        file.use(layout.support("Json")), CodecTypes.codec(file, layout, payload.use()))
                .line("}");
    }

    private void writeWriter(Webhook webhook, BodyContent payload) {
        file.blank()
                .javadoc(described(webhook, "Writes the payload of the ")
                        .tag("@param payload", "what to send" + (payload.use().nullable() ? ", or null" : ""))
                        .tag("@return", "the body of the request, UTF-8"));
        file.line(
                        "public static byte[] %s(%s payload) {",
                        methods.claim(Names.member("write" + webhook.name())), type(payload))
                .line(
                        "return %s.encode(%s, payload);",
                        file.use(layout.support("Json")), CodecTypes.codec(file, layout, payload.use()))
                .line("}");
    }

    private Javadoc described(Webhook webhook, String verb) {
        int space = webhook.label().indexOf(' ');
        return new Javadoc()
                .paragraph(verb + webhook.label().substring(0, space) + " "
                        + Javadoc.code(webhook.label().substring(space + 1)) + ".")
                .prose(OperationJavadoc.sentence(webhook.summary()))
                .prose(webhook.description());
    }

    private String type(BodyContent payload) {
        return payload.use().nullable()
                ? types.nullable(file, payload.use().type())
                : types.boxed(file, payload.use().type());
    }
}
