package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes the walkthrough of {@code docs/api-owner.md} on a copy: the diffs and commands are those of the page. */
class ApiOwnerWalkIT {
    private static final String SCOPES_OF_NEW_USERS = """
            import dev.chirograph.server.api.ApiScope;

            public class Use {
                public static Object run() {
                    return ApiScope.grantedTo(ApiScope.Receiver.NEW_USERS);
                }
            }
            """;

    @TempDir
    Path copy;

    @Test
    void walkthroughOfTheApiOwnerGuidePasses() throws Exception {
        Walkthrough walkthrough = Walkthrough.in(copy);

        int steps = walkthrough.follow("docs/api-owner.md");

        assertEquals(18, steps);
        Half server = walkthrough.server();
        assertEquals(List.of(), server.errors());
        assertEquals(Set.of("items:read", "items:write", "items:label"), server.run(SCOPES_OF_NEW_USERS));
        String changelog = walkthrough.read("CHANGELOG.md");
        assertTrue(changelog.contains("## [0.2.0] - "), changelog);
        assertTrue(changelog.contains("GET /items/{item_id}/label"), changelog);
        assertTrue(changelog.endsWith("\n## [0.1.0] - 2026-11-24\nThe first.\n"), changelog);
    }
}
