package ${supportPackage};

/** The serialization style of a parameter (OpenAPI 3.1.1, section 4.8.12.2). */
public enum Style {
    /** {@code a,b,c}; in paths and headers. */
    SIMPLE,
    /** {@code .a.b.c}; in paths. */
    LABEL,
    /** {@code ;name=a;name=b}; in paths. */
    MATRIX,
    /** {@code name=a&name=b}; in queries and cookies. */
    FORM,
    /** {@code name=a%20b}; in queries. */
    SPACE_DELIMITED,
    /** {@code name=a%7Cb}; in queries. */
    PIPE_DELIMITED,
    /** {@code name[x]=a&name[y]=b}; in queries. */
    DEEP_OBJECT
}
