package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Webhook;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads webhooks and callbacks: their payloads and the expected responses. */
final class WebhookReader {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ReadContext context;
    private final ContentReader contents;
    private final Scope names = Scope.ofTypes();
    /** Pointers that were read: several operations may share a callback. */
    private final Set<String> seen = new HashSet<>();

    private final List<Webhook> webhooks = new ArrayList<>();

    WebhookReader(ReadContext context, ContentReader contents) {
        this.context = context;
        this.contents = contents;
    }

    /** Returns the webhooks and callbacks read so far, in order. */
    List<Webhook> all() {
        return webhooks;
    }

    /** Reads the webhooks of the document. */
    void readWebhooks() {
        Node written = context.root().child("webhooks");
        if (written == null || written.value().isEmpty() || !object(written)) {
            return;
        }
        notGenerated(written, "webhooks");
        for (Node member : written.members()) {
            Node path = member.name().startsWith("x-") || !object(member) ? null : context.resolve(member);
            if (path != null) {
                readPath(path, member.name(), "Webhook", "webhook " + member.name(), false);
            }
        }
    }

    /**
     * Reads the callbacks of an operation.
     *
     * @param owner the name of the operation
     */
    void readCallbacks(Node operation, String owner) {
        Node written = operation.child("callbacks");
        if (written == null || !object(written)) {
            return;
        }
        notGenerated(written, "callbacks");
        for (Node member : written.members()) {
            Node callback = member.name().startsWith("x-") || !object(member) ? null : context.resolve(member);
            if (callback == null) {
                continue;
            }
            boolean shared = callback.pointer().startsWith("/components/callbacks/");
            String name = shared ? callback.name() : Names.type(owner) + Names.type(member.name());
            String label = "callback " + member.name() + (shared ? "" : " of " + owner);
            for (Node expression : callback.members()) {
                Node path =
                        expression.name().startsWith("x-") || !object(expression) ? null : context.resolve(expression);
                if (path != null) {
                    readPath(path, name, "Callback", label, true);
                }
            }
        }
    }

    private void readPath(Node path, String name, String suffix, String label, boolean preferId) {
        List<Node> operations = path.members().stream()
                .filter(member -> METHODS.contains(member.name()))
                .filter(this::object)
                .toList();
        for (Node operation : operations) {
            if (seen.add(operation.pointer())) {
                String id = context.prose(operation, "operationId");
                boolean several = operations.size() > 1;
                String wanted = !id.isEmpty() && (preferId || several)
                        ? id
                        : several ? name + Names.type(operation.name()) : name;
                read(operation, wanted, suffix, label);
            }
        }
    }

    private void read(Node operation, String wanted, String suffix, String label) {
        String type = Names.type(wanted);
        String name = names.claim(type.endsWith(suffix) ? type : type + suffix);
        Body body = contents.body(operation, name, "");
        webhooks.add(new Webhook(
                operation.pointer(),
                name,
                label,
                context.prose(operation, "summary"),
                context.prose(operation, "description"),
                body,
                operation.has("responses") ? contents.responses(operation, name) : List.of()));
        if (body != null && body.content().stream().map(Content::mediaType).noneMatch(WebhookReader::json)) {
            context.warn(
                    "not-generated",
                    body.pointer(),
                    "the payload is not JSON, and no code reads or writes it",
                    "add application/json to `content`, or read and write it manually");
        }
        readCallbacks(operation, name);
    }

    private static boolean json(String mediaType) {
        return mediaType.equals("*/*") || mediaType.toLowerCase(Locale.ROOT).matches("[^;]*[/+]json\\b.*");
    }

    private void notGenerated(Node written, String what) {
        context.warn(
                "not-generated",
                written,
                "only models and codecs are generated for " + what + ", but no routes and no sender",
                "send and receive them manually; `Webhooks` reads and writes their JSON payloads");
    }

    private boolean object(Node node) {
        if (!node.value().isObject()) {
            context.warn("wrong-type", node, "is not an object, and is ignored", "use an object");
        }
        return node.value().isObject();
    }
}
