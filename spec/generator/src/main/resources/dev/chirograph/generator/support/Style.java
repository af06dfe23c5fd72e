package ${supportPackage};

/** The serialization style of a parameter (OpenAPI 3.1.1, section 4.8.12.2). */
public enum Style {
    /** {@code a,b,c}; a path's or a header's. */
    SIMPLE,
    /** {@code .a.b.c}; a path's. */
    LABEL,
    /** {@code ;name=a;name=b}; a path's. */
    MATRIX,
    /** {@code name=a&name=b}; a query's or a cookie's. */
    FORM,
    /** {@code name=a%20b}; a query's. */
    SPACE_DELIMITED,
    /** {@code name=a%7Cb}; a query's. */
    PIPE_DELIMITED,
    /** {@code name[x]=a&name[y]=b}; a query's. */
    DEEP_OBJECT
}
