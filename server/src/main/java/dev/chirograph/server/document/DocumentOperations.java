package dev.chirograph.server.document;

import dev.chirograph.server.api.DocumentHandler;
import dev.chirograph.server.runtime.ProtocolExchange;
import io.helidon.http.HeaderNames;

/** Serves the document as it is, byte for byte. */
final class DocumentOperations implements DocumentHandler {
    private final DocumentFile yaml;
    private final DocumentFile json;

    DocumentOperations(DocumentFile yaml, DocumentFile json) {
        this.yaml = yaml;
        this.json = json;
    }

    @Override
    public void getDocumentAsYaml(ProtocolExchange exchange) {
        answer(exchange, yaml);
    }

    @Override
    public void getDocumentAsJson(ProtocolExchange exchange) {
        answer(exchange, json);
    }

    private static void answer(ProtocolExchange exchange, DocumentFile file) {
        exchange.send(file.reply(exchange.request().headers().values(HeaderNames.IF_NONE_MATCH)));
    }
}
