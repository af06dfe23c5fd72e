package ${apiPackage};

import ${runtimePackage}.DecodedRequest;
import ${supportPackage}.Fields;
import ${supportPackage}.RawParameter;
import ${supportPackage}.Style;
import ${supportPackage}.Violations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of one request. Not thread-safe. */
final class Parameters {
    private final DecodedRequest request;
    private final Violations violations;

    private @Nullable Fields query;
    private @Nullable Fields cookies;

    Parameters(DecodedRequest request, Violations violations) {
        this.request = request;
        this.violations = violations;
    }

    /** Returns a path parameter in style simple. */
    Parameter path(String name) {
        return path(name, Style.SIMPLE, false);
    }

    /** Returns a path parameter. */
    Parameter path(String name, Style style, boolean explode) {
        return parameter(RawParameter.path(name, style, explode, request.rawPath(name)));
    }

    /** Returns a query parameter in style form, exploded. */
    Parameter query(String name) {
        return query(name, Style.FORM, true);
    }

    /** Returns a query parameter. */
    Parameter query(String name, Style style, boolean explode) {
        return parameter(RawParameter.query(name, style, explode, query()));
    }

    /** Returns an object whose members are the query parameters, except those of other names. */
    Parameter querySpread(String name, Set<String> others) {
        return parameter(RawParameter.spread(name, query(), others));
    }

    /** Returns a header. */
    Parameter header(String name) {
        return header(name, false);
    }

    /** Returns a header; an exploded object is written as pairs. */
    Parameter header(String name, boolean explode) {
        return parameter(RawParameter.header(name, explode, request.header(name)));
    }

    /** Returns a cookie, exploded. */
    Parameter cookie(String name) {
        return cookie(name, true);
    }

    /** Returns a cookie. */
    Parameter cookie(String name, boolean explode) {
        return parameter(RawParameter.cookie(name, explode, cookies()));
    }

    /** Returns an object whose members are cookies, except those of other names. */
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
