package dev.chirograph.server.document;

import dev.chirograph.server.api.DocumentHandler;
import dev.chirograph.server.contract.Exchange;
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
    public void getDocumentAsYaml(Exchange exchange) {
        answer(exchange, yaml);
    }

    @Override
    public void getDocumentAsJson(Exchange exchange) {
        answer(exchange, json);
    }

    private static void answer(Exchange exchange, DocumentFile file) {
        exchange.send(file.reply(exchange.request().headers().values(HeaderNames.IF_NONE_MATCH)));
    }
}
