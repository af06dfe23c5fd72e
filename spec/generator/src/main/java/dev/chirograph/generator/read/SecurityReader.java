package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads who may call: what an operation says, else what the document says for all. */
final class SecurityReader {
    private final Source source;

    SecurityReader(Source source) {
        this.source = source;
    }

    /** Reads the alternatives of an operation; none when it is public. */
    List<Requirement> read(Node operation) {
        Node own = operation.child("security");
        Node security = own != null ? own : source.root().child("security");
        List<Requirement> requirements = new ArrayList<>();
        if (security == null) {
            return requirements;
        }
        if (!security.value().isArray()) {
            source.refuse(security, "must be a list of alternatives; write one, empty for a public operation");
        }
        List<Node> alternatives = security.elements();
        for (Node alternative : alternatives) {
            if (!source.object(alternative)) {
                continue;
            }
            List<Node> schemes = alternative.members();
            if (schemes.size() == 1) {
                requirements.add(requirement(alternative, schemes.get(0)));
            } else if (schemes.size() > 1) {
                source.refuse(alternative, "several schemes at once are not supported yet; name one");
            } else if (alternatives.size() > 1) {
                source.refuse(
                        alternative, "optional credentials are not supported yet; write `security: []` or a scheme");
            }
        }
        return requirements;
    }

    private Requirement requirement(Node alternative, Node scheme) {
        List<String> scopes = source.texts(alternative, scheme.name());
        Node declared = source.component("securitySchemes", scheme.name());
        Node resolved = declared == null ? null : source.resolve(declared);
        if (declared == null) {
            source.refuse(
                    scheme, "no scheme is named `" + scheme.name() + "`; add it below components/securitySchemes");
        } else if (resolved != null) {
            checkScheme(resolved, scheme, scopes);
        }
        return new Requirement(
                alternative.pointer(), List.of(new Requirement.Held(scheme.pointer(), scheme.name(), scopes)));
    }

    private void checkScheme(Node scheme, Node use, List<String> scopes) {
        String type = source.requiredText(scheme, "type");
        String http = source.prose(scheme, "scheme");
        boolean bearer = Set.of("oauth2", "openIdConnect").contains(type)
                || (type.equals("http") && http.equalsIgnoreCase("bearer"));
        if (!bearer) {
            source.refuse(
                    scheme,
                    "only bearer tokens are supported so far; use the type oauth2, openIdConnect, or http with bearer");
        }
        Node flows = scheme.child("flows");
        if (!type.equals("oauth2") || flows == null) {
            return;
        }
        for (String scope : scopes) {
            boolean declared = flows.members().stream()
                    .anyMatch(flow -> flow.value().path("scopes").has(scope));
            if (!declared) {
                source.refuse(use, "no flow of the scheme has the scope `" + scope + "`; add it there or mend it here");
            }
        }
    }
}
