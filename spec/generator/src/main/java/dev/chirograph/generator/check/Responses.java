package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import java.util.List;
import java.util.Locale;

/** The responses of an operation. */
final class Responses {
    private Responses() {}

    /** Whether one of some statuses is documented: by itself, by its range, or by {@code default}. */
    static boolean documented(Operation operation, String... statuses) {
        return operation.responses().stream()
                .map(Response::status)
                .anyMatch(written -> written.equals("default")
                        || List.of(statuses).stream().anyMatch(status -> covers(written, status)));
    }

    private static boolean covers(String written, String status) {
        return written.equals(status)
                || written.length() == 3
                        && written.charAt(0) == status.charAt(0)
                        && written.toUpperCase(Locale.ROOT).endsWith("XX");
    }

    /** Whether callers treat this as an error; {@code default} beside a success response is for errors. */
    static boolean failure(Operation operation, Response response) {
        return response.status().startsWith("4")
                || response.status().startsWith("5")
                || response.status().equals("default")
                        && operation.responses().stream().anyMatch(Response::success);
    }
}
