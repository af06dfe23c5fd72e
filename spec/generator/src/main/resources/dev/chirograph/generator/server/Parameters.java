package ${apiPackage};

import ${runtimePackage}.DecodedRequest;
import ${supportPackage}.Fields;
import ${supportPackage}.RawParameter;
import ${supportPackage}.Style;
import ${supportPackage}.Violations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the parameters of one request. Not thread-safe. */
final class Parameters {
    private final DecodedRequest request;
    private final Violations violations;

    private @Nullable Fields query;
    private @Nullable Fields cookies;

    Parameters(DecodedRequest request, Violations violations) {
        this.request = request;
        this.violations = violations;
    }

    /** Finds a part of the path in the style simple. */
    Parameter path(String name) {
        return path(name, Style.SIMPLE, false);
    }

    /** Finds a part of the path. */
    Parameter path(String name, Style style, boolean explode) {
        return parameter(RawParameter.path(name, style, explode, request.rawPath(name)));
    }

    /** Finds a parameter of the query in the style form, exploded. */
    Parameter query(String name) {
        return query(name, Style.FORM, true);
    }

    /** Finds a parameter of the query. */
    Parameter query(String name, Style style, boolean explode) {
        return parameter(RawParameter.query(name, style, explode, query()));
    }

    /** Finds an object whose members are parameters of the query, all but those of other names. */
    Parameter querySpread(String name, Set<String> others) {
        return parameter(RawParameter.spread(name, query(), others));
    }

    /** Finds a header. */
    Parameter header(String name) {
        return header(name, false);
    }

    /** Finds a header; the members of an object that is exploded are pairs. */
    Parameter header(String name, boolean explode) {
        return parameter(RawParameter.header(name, explode, request.header(name)));
    }

    /** Finds a cookie, exploded. */
    Parameter cookie(String name) {
        return cookie(name, true);
    }

    /** Finds a cookie. */
    Parameter cookie(String name, boolean explode) {
        return parameter(RawParameter.cookie(name, explode, cookies()));
    }

    /** Finds an object whose members are cookies, all but those of other names. */
    Parameter cookieSpread(String name, Set<String> others) {
        return parameter(RawParameter.spread(name, cookies(), others));
    }

    private Parameter parameter(RawParameter texts) {
        return new Parameter(texts, violations);
    }

    private Fields query() {
        if (query == null) {
            query = Fields.query(request.rawQuery(), violations);
        }
        return query;
    }

    private Fields cookies() {
        if (cookies == null) {
            cookies = Fields.cookies(request.header("Cookie"), violations);
        }
        return cookies;
    }
}
