package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Operation;

/** The bodies of requests and responses. */
final class Contents {
    private Contents() {}

    interface Visitor {
        void visit(Content content, boolean request);
    }

    static void each(Api api, Visitor visitor) {
        for (Operation operation : api.operations()) {
            if (operation.body() != null) {
                operation.body().content().forEach(content -> visitor.visit(content, true));
            }
            operation
                    .responses()
                    .forEach(response -> response.content().forEach(content -> visitor.visit(content, false)));
        }
    }
}
