package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.contract.SecurityScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the security schemes, and the requirements of each operation, which default to those of the document. */
final class SecurityReader {
    private static final Set<String> TYPES = Set.of("oauth2", "openIdConnect", "http", "apiKey", "mutualTLS");
    private static final Set<String> KNOWN = Set.of(
            "type",
            "description",
            "name",
            "in",
            "scheme",
            "bearerFormat",
            "flows",
            "openIdConnectUrl",
            "oauth2MetadataUrl",
            "deprecated");

    private final ReadContext context;
    private final ScopeReader scopes;
    /** The schemes by name: those that the document defines first, then those that are only used. */
    private final Map<String, SecurityScheme> schemes = new LinkedHashMap<>();

    SecurityReader(ReadContext context) {
        this.context = context;
        this.scopes = new ScopeReader(context);
        Node declared = context.components("securitySchemes");
        for (Node member : declared == null ? List.<Node>of() : declared.members()) {
            Node scheme = context.resolve(member);
            if (scheme != null) {
                schemes.put(member.name(), scheme(member.name(), scheme));
            }
        }
    }

    List<SecurityScheme> schemes() {
        return List.copyOf(schemes.values());
    }

    /** Reads the alternatives of an operation; empty if it is public. */
    List<SecurityRequirement> read(Node operation) {
        Node own = context.followed(operation, "security");
        Node security = own != null ? own : context.followed(context.root(), "security");
        List<SecurityRequirement> requirements = new ArrayList<>();
        if (security == null) {
            remarkSilence(operation);
            return requirements;
        }
        if (!security.value().isArray()) {
            context.error(security, "must be a list of alternatives; use a list, empty for a public operation");
        }
        for (Node alternative : security.elements()) {
            if (context.object(alternative)) {
                requirements.add(requirement(context.followed(alternative)));
            }
        }
        boolean open = requirements.stream()
                .allMatch(requirement -> requirement.schemes().isEmpty());
        return open ? List.of() : requirements;
    }

    /** If the document has schemes, an operation without requirements may be an oversight. */
    private void remarkSilence(Node operation) {
        if (!schemes.isEmpty()) {
            context.warn(
                    "missing-security",
                    operation,
                    "has no `security`, and is public",
                    "add `security`; use `security: []` for a public operation");
        }
    }

    private SecurityRequirement requirement(Node alternative) {
        List<SecurityRequirement.SchemeRequirement> held = new ArrayList<>();
        for (Node use : alternative.members()) {
            List<String> scopes = context.texts(alternative, use.name());
            remarkUnchecked(schemes.computeIfAbsent(use.name(), name -> undeclared(use)));
            held.add(new SecurityRequirement.SchemeRequirement(use.pointer(), use.name(), scopes));
        }
        return new SecurityRequirement(alternative.pointer(), held);
    }

    private void remarkUnchecked(SecurityScheme scheme) {
        if (!scheme.bearer()) {
            context.warn(
                    "unchecked-scheme",
                    scheme.pointer(),
                    "`" + scheme.name()
                            + "` is not an access token and not supported yet: the generated server does not start",
                    "use access tokens (`http` with `bearer`, `oauth2` or `openIdConnect`), or generate only the client");
        }
    }

    private SecurityScheme undeclared(Node use) {
        context.warn(
                "undeclared-scheme",
                use,
                "the scheme `" + use.name() + "` does not exist; a bearer token is required",
                "add it below components/securitySchemes");
        return new SecurityScheme(use.pointer(), use.name(), "http", "bearer", null, List.of());
    }

    private SecurityScheme scheme(String name, Node scheme) {
        context.knownMembers(scheme, KNOWN);
        String type = type(scheme);
        String http = context.prose(scheme, "scheme").toLowerCase(Locale.ROOT);
        if (type.equals("http") && http.isEmpty()) {
            String meant = context.prose(scheme, "type").equalsIgnoreCase("basic") ? "basic" : "bearer";
            if (meant.equals("bearer")) {
                context.warn("unknown-scheme", scheme, "has no `scheme`, which is read as `bearer`", "add `scheme`");
            }
            http = meant;
        }
        List<SecurityScheme.Flow> flows = type.equals("oauth2") ? flows(scheme) : List.of();
        if (!type.equals("oauth2")) {
            scopes.refuse(scheme, type);
        }
        return new SecurityScheme(
                scheme.pointer(),
                name,
                type,
                type.equals("http") ? http : "",
                type.equals("apiKey") ? key(scheme) : null,
                flows,
                type.equals("oauth2") ? scopes.read(scheme, flows) : List.of());
    }

    private String type(Node scheme) {
        String written = context.prose(scheme, "type");
        if (TYPES.contains(written)) {
            return written;
        }
        String meant =
                TYPES.stream().filter(written::equalsIgnoreCase).findFirst().orElse("http");
        context.warn(
                "unknown-scheme",
                scheme,
                "`" + written + "` is not a type of scheme, and is read as `" + meant + "`",
                "use one of oauth2, openIdConnect, http, apiKey, mutualTLS");
        return meant;
    }

    private SecurityScheme.@Nullable Key key(Node scheme) {
        Parameter.Place place = switch (context.prose(scheme, "in")) {
            case "query" -> Parameter.Place.QUERY;
            case "cookie" -> Parameter.Place.COOKIE;
            case "header" -> Parameter.Place.HEADER;
            default -> {
                context.error(scheme, "`in` must be header, query or cookie; set it");
                yield Parameter.Place.HEADER;
            }
        };
        return new SecurityScheme.Key(place, context.requiredText(scheme, "name"));
    }

    private List<SecurityScheme.Flow> flows(Node scheme) {
        List<SecurityScheme.Flow> flows = new ArrayList<>();
        for (Node written : context.followedMembers(scheme, "flows")) {
            if (written.name().startsWith("x-") || !context.object(written)) {
                continue;
            }
            Node flow = context.followed(written);
            Map<String, String> scopes = new LinkedHashMap<>();
            context.followedMembers(flow, "scopes")
                    .forEach(scope -> scopes.put(scope.name(), scope.value().asText()));
            flows.add(new SecurityScheme.Flow(
                    flow.pointer(),
                    written.name(),
                    context.prose(flow, "tokenUrl"),
                    context.prose(flow, "authorizationUrl"),
                    scopes));
        }
        return flows;
    }
}
