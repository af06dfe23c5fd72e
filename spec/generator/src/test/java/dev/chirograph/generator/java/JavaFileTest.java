package dev.chirograph.generator.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaFileTest {
    private final JavaFile file = new JavaFile("a.b", "C");

    @Test
    void aNameThatStandsForAnotherClassIsWrittenOut() {
        file.line("%s %s %s %s;", file.use("x.D"), file.use("y.D"), file.use("a.b.E"), file.use("java.lang.String"));

        assertEquals(
                "package a.b;\n\nimport x.D;\n\nD y.D E String;\n",
                file.finish().text());
    }

    @Test
    void aCallThatFitsStandsInOneLine() {
        file.call("return f", List.of("one", "two"), ";");

        assertEquals("package a.b;\n\nreturn f(one, two);\n", file.finish().text());
    }

    @Test
    void aCallIsBrokenAtItsParenthesisAndOnlyThenAtItsArguments() {
        String half = "x".repeat(52);
        file.line("{").call("return f", List.of(half, half), ";").call("void g", List.of(half, half, half), " {");
        file.line("}").line("}");

        assertEquals("""
                package a.b;

                {
                    return f(
                            %s, %s);
                    void g(
                            %s,
                            %s,
                            %s) {
                    }
                }
                """.formatted(half, half, half, half, half), file.finish().text());
    }

    @Test
    void aChainIsBrokenAtEveryLink() {
        String link = "." + "x".repeat(60);
        file.chain("a = b", List.of(".c()", ".d()"), ";").chain("a = b", List.of(link, link), ";");

        assertEquals(
                "package a.b;\n\na = b.c().d();\na = b\n        " + link + "\n        " + link + ";\n",
                file.finish().text());
    }

    @Test
    void aChainOnAnExpressionThatIsTooLongStartsBelowItsName() {
        String expression = "x".repeat(115);
        file.chain("name = " + expression, List.of(".c()", ".d()"), ";");

        assertEquals("""
                package a.b;

                name =
                        %s
                                .c()
                                .d();
                """.formatted(expression), file.finish().text());
    }

    @Test
    void reservedSectionIsFilledLater() {
        List<String> constants = new ArrayList<>();
        file.line("class C {").later(() -> constants).line("int x = ONE;").line("}");
        constants.add("int ONE = 1;");

        assertEquals(
                "package a.b;\n\nclass C {\n    int ONE = 1;\n\n    int x = ONE;\n}\n",
                file.finish().text());
    }

    @Test
    void aPlaceThatWasKeptForNothingLeavesNoTrace() {
        file.line("class C {").later(List::of).line("int x;").line("}");

        assertEquals("package a.b;\n\nclass C {\n    int x;\n}\n", file.finish().text());
    }

    @Test
    void aBlockThatIsNotEndedIsRejected() {
        file.line("class C {");

        assertThrows(IllegalStateException.class, file::finish);
    }

    @Test
    void aNameThatIsTooLongForALineKeepsItsBrace() {
        String name = "Long".repeat(40);
        JavaFile file = new JavaFile("p", name);

        file.head("public final class " + name, Map.of()).line("}");

        assertTrue(file.finish().text().contains("public final class " + name + " {\n}\n"));
    }

    @Test
    void aConstantOfManyArgumentsHasAsManyInALineAsFit() {
        List<String> many = Collections.nCopies(30, "\"a name\"");

        List<String> lines = JavaFile.filled("Set<String> NAMES", "Set.of", many);

        assertEquals(4, lines.size());
        assertEquals("private static final Set<String> NAMES = Set.of(", lines.get(0));
        assertTrue(lines.stream().allMatch(line -> line.length() + 4 <= 120), lines.toString());
        assertTrue(lines.get(3).endsWith("\"a name\");"), lines.toString());
    }

    @Test
    void aConstantOfOneLongArgumentIsWhole() {
        String one = '"' + "n".repeat(80) + '"';

        List<String> lines = JavaFile.filled("Set<String> NAMES", "Set.of", List.of(one));

        assertEquals(
                "private static final Set<String> NAMES = Set.of(" + one + ");",
                String.join("", lines).replaceAll("= +", "= ").replaceAll("\\( +", "("));
    }
}
