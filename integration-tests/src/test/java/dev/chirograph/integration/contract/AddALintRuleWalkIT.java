package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes {@code docs/contributing/add-a-lint-rule.md} on a copy, and the tests of the copy's rules. */
class AddALintRuleWalkIT {
    /** Runs the cases of all rules, and the test that each rule has cases of both kinds. */
    private static final String CASES = """
            import java.lang.reflect.Method;
            import java.util.List;

            public class Use {
                public static Object run() throws Exception {
                    Class<?> test = Class.forName("dev.chirograph.generator.check.RulesTest");
                    var constructor = test.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    Object rules = constructor.newInstance();
                    method(test, "everyRuleCanFireAndCanLetPass").invoke(rules);
                    List<?> cases = (List<?>) method(test, "cases").invoke(null);
                    Method tried = method(test, "aRuleFindsWhatBreaksItAndNothingElse", cases.get(0).getClass());
                    for (Object one : cases) {
                        tried.invoke(rules, one);
                    }
                    return cases.stream().filter(one -> one.toString().contains("long-rate-limit-window")).count();
                }

                private static Method method(Class<?> type, String name, Class<?>... parameters) throws Exception {
                    Method method = type.getDeclaredMethod(name, parameters);
                    method.setAccessible(true);
                    return method;
                }
            }
            """;

    @TempDir
    Path copy;

    @Test
    void walkthroughOfAddALintRulePasses() throws Exception {
        Walkthrough walkthrough = Walkthrough.in(copy).withGenerator();

        int steps = walkthrough.follow("docs/contributing/add-a-lint-rule.md");

        assertEquals(6, steps);
        assertEquals(2L, walkthrough.generator().run(CASES));
    }
}
