package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.emit.SuccessResponse;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Generates the types of error responses: a constant for all operations with the same ones. */
final class ErrorTableEmitter {
    private final Contract contract;
    private final Layout layout;
    private final JavaFile file;
    private final Scope constants;

    /** The constant of each table, by its lines. */
    private final Map<List<String>, String> tables = new LinkedHashMap<>();

    ErrorTableEmitter(Contract contract, Layout layout, JavaFile file, Scope constants) {
        this.contract = contract;
        this.layout = layout;
        this.file = file;
        this.constants = constants;
    }

    /** The name of an operation's constant; empty if no types are known. */
    String constant(Operation operation) {
        Map<String, List<String>> statuses = new LinkedHashMap<>();
        for (Response response : refusals(operation)) {
            for (Content content : response.content()) {
                BodyContent payload = BodyContent.of(content, contract);
                if (payload.kind() != MediaKind.EVENTS) {
                    String read = Names.literal(content.mediaType()) + ", "
                            + ResponseReaderEmitter.reader(file, layout, payload);
                    statuses.computeIfAbsent(read, unused -> new ArrayList<>()).add(Names.literal(response.status()));
                }
            }
        }
        if (statuses.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        String on = file.use(layout.call("Errors")) + ".on(";
        statuses.forEach((read, all) -> lines.add(on + read + ", " + String.join(", ", all) + ")"));
        return tables.computeIfAbsent(lines, unused -> constants.claim("ERRORS"));
    }

    /** Writes the constants. */
    void write() {
        String errors = tables.isEmpty() ? "" : file.use(layout.call("Errors"));
        tables.forEach((lines, name) ->
                file.call("private static final " + errors + " " + name + " = " + errors + ".of", lines, ";"));
    }

    /** The error responses. */
    static List<Response> refusals(Operation operation) {
        List<String> good = SuccessResponse.of(operation).stream()
                .map(SuccessResponse::written)
                .filter(status -> !status.equals("default"))
                .collect(Collectors.toList());
        return operation.responses().stream()
                .filter(response -> !response.success() && !good.contains(response.status()))
                .toList();
    }
}
