package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Response;
import java.util.function.BiConsumer;

/** The headers of requests and responses. */
final class Headers {
    private Headers() {}

    /** Returns the pointer and the name of each header. */
    static void each(Api api, BiConsumer<String, String> use) {
        for (Operation operation : api.operations()) {
            for (Parameter parameter : operation.parameters()) {
                if (parameter.place() == Parameter.Place.HEADER) {
                    use.accept(parameter.pointer(), parameter.name());
                }
            }
            operation
                    .responses()
                    .forEach(response ->
                            response.headers().forEach(header -> use.accept(header.pointer(), header.name())));
        }
    }

    /** Whether a response has a header of this name. */
    static boolean has(Response response, String name) {
        return response.headers().stream().map(Header::name).anyMatch(name::equalsIgnoreCase);
    }
}
