package standin.call;

import java.util.List;
import java.util.Set;

public record Operation(
        String id,
        String method,
        String path,
        boolean authenticated,
        Set<String> scopes,
        boolean repeatable,
        List<String> rateLimits) {}
