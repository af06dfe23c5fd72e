package dev.chirograph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled server satisfies the architecture rules, and each rule fails for the bad house. */
final class ArchitectureTest {
    private static final String ROOT = "dev.chirograph.server";
    private static final String BAD_ROOT = "dev.chirograph.server.badhouse";

    private static JavaClasses server;
    private static JavaClasses badHouse;

    @BeforeAll
    static void read() {
        server = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        badHouse = new ClassFileImporter().importPackages(BAD_ROOT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theServerKeepsToTheRule(String name, Function<HouseRules, ArchRule> rule, Set<String> offenders) {
        EvaluationResult result =
                rule.apply(new HouseRules(ROOT)).allowEmptyShould(true).evaluate(server);

        assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleFindsExactlyItsViolations(String name, Function<HouseRules, ArchRule> rule, Set<String> offenders) {
        EvaluationResult result = rule.apply(new HouseRules(BAD_ROOT)).evaluate(badHouse);

        assertEquals(offenders, namedIn(result));
    }

    @Test
    void rulesApplyToTheServersClasses() {
        assertTrue(server.contain(Configuration.class));
        assertFalse(server.contain(ArchitectureTest.class));
    }

    @Test
    void everyRoomThatARuleNamesExists() {
        Set<String> packages = server.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        for (String room : HouseRules.rooms()) {
            assertTrue(packages.contains(ROOT + "." + room), room);
        }
    }

    private static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "features meet at what they publish",
                        HouseRules::featuresMeetAtWhatTheyPublish,
                        "ReachesIntoUsers"),
                rule(
                        "features know neither oauth nor edge",
                        HouseRules::featuresKnowNeitherOauthNorEdge,
                        "KnowsOauth",
                        "KnowsTheEdge"),
                rule(
                        "oauth packages depend only on lower ones",
                        HouseRules::oauthPackagesDependOnlyOnLowerOnes,
                        "KnowsGrants",
                        "HasNoLevel"),
                rule("nothing knows Main", HouseRules::nothingKnowsMain, "KnowsMain"),
                rule(
                        "verification of tokens knows no store",
                        HouseRules::verificationOfTokensKnowsNoStore,
                        "KnowsAFeature",
                        "KnowsTheDatabase",
                        "KnowsTheAuthorizationServer"),
                rule(
                        "the runtime module knows itself only",
                        HouseRules::runtimeModuleKnowsItselfOnly,
                        "KnowsUsers",
                        "KnowsTokens",
                        "KnowsMain",
                        "RequestGuardFilter"),
                rule(
                        "runtime and limit do not know the edge",
                        HouseRules::runtimeAndLimitDoNotKnowTheEdge,
                        "KnowsConnections"),
                rule(
                        "runtime does not know the pipeline",
                        HouseRules::runtimeDoesNotKnowThePipeline,
                        "KnowsThePipeline"),
                rule(
                        "the grammar of HTTP knows neither runtime nor pipeline",
                        HouseRules::httpGrammarKnowsNeitherRuntimeNorPipeline,
                        "KnowsOperations"),
                rule("only stores know SQL", HouseRules::onlyTheDatabaseAndStoresKnowSql, "SpeaksSql"),
                rule(
                        "only the rooms of HTTP know requests",
                        HouseRules::onlyTheRoomsOfHttpKnowRequestsAndResponses,
                        "SpeaksHttp"),
                rule(
                        "packages have no cycles",
                        HouseRules::packagesHaveNoCycles,
                        "RequestGuardFilter",
                        "KnowsTheEdge"));
    }

    private static Arguments rule(String name, Function<HouseRules, ArchRule> rule, String... offenders) {
        return Arguments.of(name, rule, Set.of(offenders));
    }

    /** Returns the simple names of the types from which the reported dependencies start. */
    private static Set<String> namedIn(EvaluationResult result) {
        Pattern origin = Pattern.compile(
                "<" + Pattern.quote(BAD_ROOT) + "(?:\\.[a-z]\\w*)+\\.([A-Z]\\w*)[^>]*> (?:has|depends|calls|gets)");
        return origin.matcher(String.join("\n", result.getFailureReport().getDetails()))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
