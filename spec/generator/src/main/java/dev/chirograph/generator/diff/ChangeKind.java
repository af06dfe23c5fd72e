package dev.chirograph.generator.diff;

import java.util.Locale;

/** A kind of change to a contract. The resource {@code change-kinds.txt} describes each kind and its impact. */
public enum ChangeKind {
    // Operations
    OPERATION_ADDED,
    OPERATION_REMOVED,
    PATH_CHANGED,
    PATH_CHANGED_WITH_ALIAS,
    PATH_VARIABLE_RENAMED,
    METHOD_CHANGED,
    OPERATION_ID_CHANGED,
    TAG_CHANGED,
    SDK_GROUP_CHANGED,
    SDK_NAME_CHANGED,
    ARGUMENTS_REORDERED,
    ALIAS_ADDED,
    ALIAS_REMOVED,
    PROTOCOL_SET,
    PROTOCOL_UNSET,
    DEPRECATED,
    UNDEPRECATED,

    // Parameters
    PARAMETER_ADDED,
    REQUIRED_PARAMETER_ADDED,
    PARAMETER_REMOVED,
    PARAMETER_BECAME_REQUIRED,
    PARAMETER_BECAME_OPTIONAL,
    PARAMETER_PLACE_CHANGED,
    PARAMETER_STYLE_CHANGED,
    PAGE_SIZE_LOWERED,
    PAGE_SIZE_RAISED,
    PAGE_SIZE_DEFAULT_CHANGED,

    // Request bodies
    BODY_ADDED,
    REQUIRED_BODY_ADDED,
    BODY_REMOVED,
    BODY_BECAME_REQUIRED,
    BODY_BECAME_OPTIONAL,
    MEDIA_TYPE_ADDED,
    MEDIA_TYPE_REMOVED,
    ENCODING_CHANGED,

    // Responses
    SUCCESS_STATUS_ADDED,
    SUCCESS_STATUS_REMOVED,
    ERROR_STATUS_ADDED,
    ERROR_STATUS_REMOVED,
    RESPONSE_BODY_ADDED,
    RESPONSE_BODY_REMOVED,
    HEADER_ADDED,
    HEADER_REMOVED,
    HEADER_BECAME_REQUIRED,
    HEADER_BECAME_OPTIONAL,
    HEADER_STYLE_CHANGED,

    // Objects
    PROPERTY_ADDED,
    REQUIRED_PROPERTY_ADDED,
    PROPERTY_REMOVED,
    PROPERTY_RENAMED,
    PROPERTY_BECAME_REQUIRED,
    PROPERTY_BECAME_OPTIONAL,
    ACCESSOR_CHANGED,
    READ_ONLY_SET,
    READ_ONLY_UNSET,
    WRITE_ONLY_SET,
    WRITE_ONLY_UNSET,
    OBJECT_CLOSED,
    OBJECT_OPENED,
    MEMBERS_KEPT,
    MEMBERS_NOT_KEPT,

    // All types
    TYPE_CHANGED,
    TYPE_NARROWED,
    TYPE_WIDENED,
    JAVA_TYPE_CHANGED,
    TYPE_RENAMED,
    NULL_ALLOWED,
    NULL_REFUSED,
    DEFAULT_ADDED,
    DEFAULT_CHANGED,
    DEFAULT_REMOVED,
    SENSITIVE_SET,
    SENSITIVE_UNSET,

    // Enums and unions
    ENUM_VALUE_ADDED,
    CLOSED_ENUM_VALUE_ADDED,
    ENUM_VALUE_REMOVED,
    ENUM_OPENED,
    ENUM_CLOSED,
    UNION_MEMBER_ADDED,
    UNION_MEMBER_REMOVED,
    UNION_BECAME_EXCLUSIVE,
    UNION_BECAME_INCLUSIVE,
    DISCRIMINATOR_ADDED,
    DISCRIMINATOR_REMOVED,
    DISCRIMINATOR_CHANGED,
    DISCRIMINATOR_VALUE_ADDED,
    DISCRIMINATOR_VALUE_REMOVED,

    // Constraints
    LENGTH_TIGHTENED,
    LENGTH_LOOSENED,
    RANGE_TIGHTENED,
    RANGE_LOOSENED,
    MULTIPLE_TIGHTENED,
    MULTIPLE_LOOSENED,
    ITEMS_TIGHTENED,
    ITEMS_LOOSENED,
    MEMBERS_TIGHTENED,
    MEMBERS_LOOSENED,
    MEMBER_RULES_TIGHTENED,
    MEMBER_RULES_LOOSENED,
    SUBSCHEMA_TIGHTENED,
    SUBSCHEMA_LOOSENED,
    SUBSCHEMA_CHANGED,
    PATTERN_ADDED,
    PATTERN_CHANGED,
    PATTERN_REMOVED,
    FORMAT_ADDED,
    FORMAT_CHANGED,
    FORMAT_REMOVED,
    VALUES_LIMITED,
    VALUES_UNLIMITED,
    VALUES_REPLACED,
    VALUE_ADDED,
    VALUE_REMOVED,

    // Security
    BECAME_PUBLIC,
    BECAME_PROTECTED,
    ALTERNATIVE_ADDED,
    ALTERNATIVE_REMOVED,
    SCHEME_NEEDED,
    SCHEME_NOT_NEEDED,
    SCOPE_NEEDED,
    SCOPE_NOT_NEEDED,
    SCHEME_CHANGED,
    FLOW_ADDED,
    FLOW_REMOVED,
    TOKEN_URL_CHANGED,
    AUTHORIZATION_URL_CHANGED,
    SCOPE_OFFERED,
    SCOPE_NOT_OFFERED,
    SCOPE_GRANTED,
    SCOPE_NOT_GRANTED,
    CONSENT_CHANGED,
    CORS_OPENED,
    CORS_CLOSED,
    CORS_HEADER_ADDED,
    CORS_HEADER_REMOVED,

    // Rate limits, idempotency, paging, servers
    RATE_LIMIT_ADDED,
    RATE_LIMIT_REMOVED,
    RATE_LIMIT_TIGHTENED,
    RATE_LIMIT_LOOSENED,
    RATE_LIMIT_COUNTED_OTHERWISE,
    IDEMPOTENCY_ADDED,
    IDEMPOTENCY_REMOVED,
    PAGING_ADDED,
    PAGING_REMOVED,
    CURSOR_RENAMED,
    PAGE_SHAPE_CHANGED,
    SERVER_ADDED,
    SERVER_REMOVED,

    // Keywords that Chirograph does not check
    UNCHECKED_KEYWORD_ADDED,
    UNCHECKED_KEYWORD_CHANGED,
    UNCHECKED_KEYWORD_REMOVED,

    // Documentation
    PROSE_CHANGED,
    EXAMPLES_CHANGED;

    /** Returns the name in declarations and tools, such as {@code property-removed}. */
    public String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name in prose, such as {@code property removed}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the effect on requests and responses. */
    public Effect wire(Direction direction) {
        return impact(direction).wire();
    }

    /** Returns the effect on code that uses the SDK and upgrades it. */
    public Effect source(Direction direction) {
        return impact(direction).source();
    }

    /** Returns the effect on the server's owner. */
    public Effect owner(Direction direction) {
        return impact(direction).owner();
    }

    /** Returns the reason for the effects, in one sentence. */
    public String reason(Direction direction) {
        return impact(direction).reason();
    }

    /** Returns how severe the change is for callers. */
    public ChangeSeverity severity(Direction direction) {
        return impact(direction).severity();
    }

    /** Returns whether the impact differs between requests and responses. */
    public boolean directed() {
        return !impact(Direction.REQUEST).equals(impact(Direction.RESPONSE));
    }

    ChangelogSection section() {
        return ChangeKindTable.of(this).section();
    }

    Impact impact(Direction direction) {
        return ChangeKindTable.of(this).impact(direction);
    }
}
