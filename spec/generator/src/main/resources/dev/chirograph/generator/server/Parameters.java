package ${apiPackage};

import ${runtimePackage}.Incoming;
import ${supportPackage}.Violations;
import java.util.List;

/** Finds the parameters of one request. Not safe for use by several threads. */
final class Parameters {
    private final Incoming incoming;
    private final Violations violations;

    Parameters(Incoming incoming, Violations violations) {
        this.incoming = incoming;
        this.violations = violations;
    }

    /** Finds a part of the path. */
    Parameter path(String name) {
        String value = incoming.path(name);
        return parameter("path", name, value == null ? List.of() : List.of(value));
    }

    /** Finds a parameter of the query. */
    Parameter query(String name) {
        return parameter("query", name, incoming.query(name));
    }

    /** Finds a header that stands for one value. */
    Parameter header(String name) {
        return parameter("header", name, incoming.header(name));
    }

    /** Finds a header that stands for a list; several lines of it are one list (RFC 9110, section 5.3). */
    Parameter headerList(String name) {
        List<String> lines = incoming.header(name);
        return parameter("header", name, lines.isEmpty() ? lines : List.of(String.join(",", lines)))
                .split();
    }

    /** Finds a cookie. */
    Parameter cookie(String name) {
        return parameter("cookie", name, incoming.cookie(name));
    }

    private Parameter parameter(String in, String name, List<String> values) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        return new Parameter(violations.at(in, pointer), values);
    }
}
