package dev.chirograph.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dependency rules among the packages below a root.
 *
 * @param root the root package
 */
record HouseRules(String root) {
    private static final List<String> FEATURES = List.of("users", "items", "clients", "document");

    /** The packages of the module chirograph-runtime. */
    private static final List<String> RUNTIME_MODULE = List.of("runtime", "edge", "limit");

    private static final List<String> HTTP = List.of("edge", "runtime", "oauth", "observe", "document");

    /** The public API of each feature, including nested types. */
    private static final Set<String> PUBLISHED =
            Set.of("users.Account", "users.UserDirectory", "users.UserRemovalListener");

    /**
     * The packages of the authorization server, each of which may depend only on itself and earlier ones; its root may
     * depend on all.
     */
    private static final List<String> OAUTH_ORDER = List.of(
            "protocol",
            "key",
            "client",
            "authorization",
            "throttle",
            "browser",
            "grant",
            "token",
            "authorize",
            "login",
            "endpoint");

    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..", "org.h2..", "org.postgresql.."
    };

    /** Features depend only on each other's public API. */
    ArchRule featuresMeetAtWhatTheyPublish() {
        return classes()
                .that(resideInAnyPackage(features()))
                .should(new ArchCondition<>("know of other features only what those publish") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                            if (reachesIntoAnotherFeature(dependency)) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    /** Features do not depend on their callers. */
    ArchRule featuresKnowNeitherOauthNorEdge() {
        return noClasses()
                .that(resideInAnyPackage(features()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".oauth..", root + ".edge..");
    }

    /** The packages of the authorization server have an order, and there are no others. */
    ArchRule oauthPackagesDependOnlyOnLowerOnes() {
        return classes()
                .that()
                .resideInAPackage(root + ".oauth..")
                .should(new ArchCondition<>("depend only on lower packages of oauth, from lowest: " + OAUTH_ORDER) {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                            if (oauthLevel(dependency.getTargetClass()) > oauthLevel(item)) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                        if (oauthLevel(item) < 0) {
                            events.add(SimpleConditionEvent.violated(
                                    item, "<" + item.getName() + "> has a package that is not in the order"));
                        }
                    }
                });
    }

    /** The wiring depends on everything, and nothing depends on it. */
    ArchRule nothingKnowsMain() {
        DescribedPredicate<JavaClass> main =
                describe("Main", type -> outermost(type).getName().equals(root + ".Main"));
        return noClasses().that(DescribedPredicate.not(main)).should().dependOnClassesThat(main);
    }

    /** The module chirograph-runtime serves any API: of this server it depends on its own packages only. */
    ArchRule runtimeModuleKnowsItselfOnly() {
        return noClasses()
                .that(resideInAnyPackage(packagesOf(RUNTIME_MODULE)))
                .should()
                .dependOnClassesThat(
                        describe("are the server's", type -> isOurs(type) && !RUNTIME_MODULE.contains(room(type))));
    }

    /** The pipeline serves requests from the edge or from a plain web server: it depends on neither. */
    ArchRule runtimeAndLimitDoNotKnowTheEdge() {
        return noClasses()
                .that(resideInAnyPackage(root + ".runtime..", root + ".limit.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".edge.."));
    }

    /** The API of handlers and generated code is independent of how requests arrive. */
    ArchRule runtimeDoesNotKnowThePipeline() {
        return noClasses()
                .that(resideInAnyPackage(root + ".runtime"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".runtime.pipeline.."));
    }

    /** HTTP syntax is independent of operations and requests. */
    ArchRule httpGrammarKnowsNeitherRuntimeNorPipeline() {
        return noClasses()
                .that(resideInAnyPackage(root + ".runtime.http.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".runtime", root + ".runtime.pipeline.."));
    }

    /**
     * The verification of access tokens declares the interfaces that it needs, so that it can become a separate module.
     */
    ArchRule verificationOfTokensKnowsNoStore() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".token..", root + ".dpop..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(features())
                        .or(resideInAnyPackage(
                                root + ".database..", root + ".replay..", root + ".revocation..", root + ".oauth..")));
    }

    /** SQL is next to the method that runs it, and nowhere else. */
    ArchRule onlyTheDatabaseAndStoresKnowSql() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".database..")
                .and(describe(
                        "are not part of a store",
                        type -> !outermost(type).getSimpleName().endsWith("Store")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL));
    }

    /** A handler returns values; it is independent of HTTP. */
    ArchRule onlyTheRoomsOfHttpKnowRequestsAndResponses() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packagesOf(HTTP))
                .should()
                .dependOnClassesThat(describe(
                        "are requests or responses of Helidon",
                        type -> type.getPackageName().startsWith("io.helidon.webserver")
                                && (type.getSimpleName().endsWith("Request")
                                        || type.getSimpleName().endsWith("Response"))));
    }

    /** The packages have no cycles. */
    ArchRule packagesHaveNoCycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /** Returns the index of a type's package in the order; -1 for any other package. */
    private int oauthLevel(JavaClass type) {
        String oauth = root + ".oauth";
        if (type.getPackageName().equals(oauth)) {
            return OAUTH_ORDER.size();
        }
        return type.getPackageName().startsWith(oauth + ".")
                ? OAUTH_ORDER.indexOf(type.getPackageName().substring(oauth.length() + 1))
                : -1;
    }

    private boolean reachesIntoAnotherFeature(Dependency dependency) {
        String from = room(dependency.getOriginClass());
        String to = room(dependency.getTargetClass());
        return FEATURES.contains(to)
                && !to.equals(from)
                && !PUBLISHED.contains(
                        outermost(dependency.getTargetClass()).getName().substring(root.length() + 1));
    }

    /** Returns the package directly below the root; an empty string for a type outside of all. */
    private String room(JavaClass type) {
        String[] path = type.getPackageName().split("\\.");
        int depth = root.split("\\.").length;
        return isOurs(type) && path.length > depth ? path[depth] : "";
    }

    private boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }

    private String[] features() {
        return packagesOf(FEATURES);
    }

    private String[] packagesOf(List<String> rooms) {
        return rooms.stream().map(room -> root + "." + room + "..").toArray(String[]::new);
    }

    /** Returns the packages directly below the root that the rules name. */
    static Set<String> rooms() {
        return Stream.of(FEATURES, RUNTIME_MODULE, HTTP, List.of("database"))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }
}
