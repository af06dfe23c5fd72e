package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.Deprecations;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.PackageInfo;
import dev.chirograph.generator.emit.Template;
import dev.chirograph.generator.emit.WebhooksClassEmitter;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Generates the table of operations, the handler interfaces, the responses and the routes. */
public final class ServerEmitter {
    private ServerEmitter() {}

    /**
     * Returns the files.
     *
     * @throws IllegalArgumentException naming a place in the document that a handler cannot serve
     */
    public static List<SourceFile> emit(Contract contract, Layout layout) {
        List<ServedTag> tags = ServedTag.of(contract);
        List<SourceFile> files = new ArrayList<>();
        files.add(PackageInfo.of(layout.apiPackage(), "The operations of the API and their handlers."));
        files.add(new OperationTableEmitter(contract, tags, layout).emit());
        files.add(new RequestPropertiesEmitter(contract, tags, layout).emit());
        ApiScopeEmitter scopes = new ApiScopeEmitter(contract, layout);
        if (scopes.needed()) {
            files.add(scopes.emit());
        }
        ErrorResponsesEmitter errorResponses = new ErrorResponsesEmitter(contract, layout);
        if (errorResponses.needed()) {
            files.add(errorResponses.emit());
        }
        for (ServedTag tag : tags) {
            files.add(new HandlerInterfaceEmitter(tag, errorResponses.needed(), layout).emit());
            files.add(new TagRoutesEmitter(tag, contract, layout).emit());
            for (ServedOperation operation : tag.operations()) {
                if (operation.parameters() != null) {
                    files.add(new HandlerParametersEmitter(operation, operation.parameters(), contract, layout).emit());
                }
                if (operation.body() != null && operation.body().type() != null) {
                    files.add(BodyClassEmitter.emit(
                            operation, operation.body(), operation.body().type(), layout));
                }
                if (operation.returned() != null && operation.returned().type() != null) {
                    files.add(new ResponseClassEmitter(operation, operation.returned(), layout).emit());
                }
            }
        }
        files.add(RoutesEmitter.emit(tags, layout));
        files.addAll(WebhooksClassEmitter.emit(contract, layout));
        for (String name : List.of("Body", "Parameter", "Parameters", "Reader")) {
            files.add(Template.emit(layout, "server", layout.apiPackage(), name));
        }
        return Deprecations.suppress(files, contract);
    }
}
