package dev.chirograph.generator.diff;

import static dev.chirograph.generator.diff.Effect.BREAKING;
import static dev.chirograph.generator.diff.Effect.COMPATIBLE;
import static dev.chirograph.generator.diff.Effect.NONE;
import static dev.chirograph.generator.diff.Effect.WORK;
import static dev.chirograph.generator.diff.Impact.loosens;
import static dev.chirograph.generator.diff.Impact.of;
import static dev.chirograph.generator.diff.Impact.risky;

import java.util.Locale;

/** What can be done to a contract, and what that means for calls, for code written against the SDK, and for the server's owner. */
public enum ChangeKind {
    // Operations
    /** An operation is new. */
    OPERATION_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Nobody calls it yet, and the server does not compile until a handler serves it.")),
    /** An operation is gone. */
    OPERATION_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Calls of it find nothing, and its methods leave the SDK and the handler.")),
    /** An operation moved to another path and left the old one. */
    PATH_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Calls of the old path find nothing; the SDK and the handlers carry the new one by themselves.")),
    /** An operation moved to another path, and the old one is an alias. */
    PATH_CHANGED_WITH_ALIAS(
            ChangelogSection.CHANGED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    COMPATIBLE,
                    "The old path is an alias of the new one, so that calls of either go on.")),
    /** A variable of a path has another name. */
    PATH_VARIABLE_RENAMED(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    COMPATIBLE,
                    COMPATIBLE,
                    "A path's variables are known by their places, so that only the names of arguments change.")),
    /** An operation has another method. */
    METHOD_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Calls with the old method are refused; the SDK and the handlers carry the new one by themselves.")),
    /** An operation has another id. */
    OPERATION_ID_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    BREAKING,
                    BREAKING,
                    "The id names the handler's method, and in the SDK the parameters' class and, without `x-sdk-name`, the method.")),
    /** An operation has another tag. */
    TAG_CHANGED(
            ChangelogSection.CHANGED,
            of(NONE, NONE, BREAKING, "The tag names the handler, so that the method has to move to another one.")),
    /** An operation is in another group of the SDK. */
    SDK_GROUP_CHANGED(
            ChangelogSection.CHANGED, of(NONE, BREAKING, NONE, "Code finds the method in another group of the SDK.")),
    /** An operation, a parameter, a property or a value has another name in the SDK. */
    SDK_NAME_CHANGED(
            ChangelogSection.CHANGED,
            of(NONE, BREAKING, NONE, "Code finds the method or the constant under another name.")),
    /** Required parameters have changed places. */
    ARGUMENTS_REORDERED(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    BREAKING,
                    BREAKING,
                    "Required parameters are arguments in the document's order, and two of the same type are swapped without a word from the compiler.")),
    /** A further path is the same operation. */
    ALIAS_ADDED(ChangelogSection.ADDED, of(COMPATIBLE, NONE, NONE, "One more path leads to the operation.")),
    /** A further path is gone. */
    ALIAS_REMOVED(ChangelogSection.REMOVED, of(BREAKING, NONE, NONE, "Calls of that path find nothing.")),
    /** An operation is for a protocol now (`x-protocol`). */
    PROTOCOL_SET(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    BREAKING,
                    BREAKING,
                    "It leaves the SDK, and its handler gets the raw request in place of values.")),
    /** An operation is no longer for a protocol. */
    PROTOCOL_UNSET(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    COMPATIBLE,
                    BREAKING,
                    "It comes into the SDK, and its handler gets values in place of the raw request.")),
    /** Something is deprecated. */
    DEPRECATED(
            ChangelogSection.DEPRECATED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    COMPATIBLE,
                    "It works as before, and compilers and documents advise against it.")),
    /** Something is no longer deprecated. */
    UNDEPRECATED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "It works as before, and nothing advises against it any more.")),

    // Parameters
    /** An optional parameter is new. */
    PARAMETER_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers may leave it out; the handler's method gets one more argument.")),
    /** A required parameter is new. */
    REQUIRED_PARAMETER_ADDED(
            ChangelogSection.ADDED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Calls without it are refused, and the methods of the SDK and of the handler get one more argument.")),
    /** A parameter is gone. */
    PARAMETER_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "What callers ask for by it is not heard any more, and it leaves the methods of the SDK and of the handler.")),
    /** A parameter may no longer be left out. */
    PARAMETER_BECAME_REQUIRED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Calls without it are refused, and in the SDK it moves from the optional parameters to the arguments.")),
    /** A parameter may be left out. */
    PARAMETER_BECAME_OPTIONAL(
            ChangelogSection.CHANGED,
            of(
                    COMPATIBLE,
                    BREAKING,
                    BREAKING,
                    "Calls go on, but in the SDK it moves from the arguments to the optional parameters, and handlers meet calls without it.")),
    /** A parameter stands elsewhere: path, query, header or cookie. */
    PARAMETER_PLACE_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "It is not found where callers write it; the SDK writes it to the new place by itself.")),
    /** The parts of a parameter are written another way (`style`, `explode`, media type). */
    PARAMETER_STYLE_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "What callers write is read another way; the SDK writes the new one by itself.")),
    /** The most that a page may hold is less. */
    PAGE_SIZE_LOWERED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Calls that ask for as much as they could are refused.")),
    /** The most that a page may hold is more. */
    PAGE_SIZE_RAISED(
            ChangelogSection.CHANGED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Callers may ask for larger pages, and the server has to answer them.")),
    /** A page holds another number when nobody asks. */
    PAGE_SIZE_DEFAULT_CHANGED(
            ChangelogSection.CHANGED,
            risky(COMPATIBLE, "Callers that do not say how much they want get pages of another size.")),

    // Bodies of requests
    /** An operation takes an optional body. */
    BODY_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    BREAKING,
                    BREAKING,
                    "Calls without a body go on, and the methods of the SDK and of the handler get one more argument.")),
    /** An operation needs a body. */
    REQUIRED_BODY_ADDED(
            ChangelogSection.ADDED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Calls without a body are refused, and the methods of the SDK and of the handler get one more argument.")),
    /** An operation takes no body any more. */
    BODY_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "What callers send is not heard any more, and the body leaves the methods of the SDK and of the handler.")),
    /** A body may no longer be left out. */
    BODY_BECAME_REQUIRED(
            ChangelogSection.CHANGED,
            of(BREAKING, BREAKING, BREAKING, "Calls without a body are refused, and null is no argument any more.")),
    /** A body may be left out. */
    BODY_BECAME_OPTIONAL(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Calls go on, and handlers meet calls without a body.")),
    /** A body may be in one more media type. */
    MEDIA_TYPE_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers may send it; where it is another type in Java, the handler has to take that too."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Only callers that ask for it get it; where it is another type in Java, the handler has a further answer to choose from.")),
    /** A body may no longer be in a media type. */
    MEDIA_TYPE_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Calls that send it are refused, and what the SDK and the handler have for it goes."),
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers that ask for it are refused or get another, and what the SDK and the handler have for it goes.")),
    /** A part of a form or a multipart body is written another way. */
    ENCODING_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "What callers write is read another way; the SDK writes the new one by itself."),
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "What callers read is written another way; the SDK reads the new one by itself.")),

    // Answers
    /** A call may go well in one more way. */
    SUCCESS_STATUS_ADDED(
            ChangelogSection.ADDED,
            risky(
                    BREAKING,
                    "Callers that look for the statuses they know meet another one; the handler has one more answer to choose from.")),
    /** A call cannot go well in one way any more. */
    SUCCESS_STATUS_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers wait for an answer that does not come, and it leaves what the SDK and the handler know.")),
    /** A call may be refused in one more way. */
    ERROR_STATUS_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    COMPATIBLE,
                    "A caller treats a refusal that it does not know like any of its hundred (RFC 9110, section 15).")),
    /** A call is not refused in one way any more. */
    ERROR_STATUS_REMOVED(
            ChangelogSection.REMOVED,
            risky(
                    COMPATIBLE,
                    "Callers that act on this refusal never meet it, and meet another or none in its place.")),
    /** An answer that had no body has one. */
    ANSWER_BODY_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    BREAKING,
                    BREAKING,
                    "Callers may pass over a body that they do not expect, and the methods of the SDK and of the handler give a value.")),
    /** An answer has no body any more. */
    ANSWER_BODY_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers read a body that is not there, and the methods of the SDK and of the handler give none.")),
    /** An answer has one more header. */
    HEADER_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers may pass over it; the handler has to give it, unless the server's pipeline does.")),
    /** An answer has a header no more. */
    HEADER_REMOVED(ChangelogSection.REMOVED, of(BREAKING, NONE, BREAKING, "Callers read a header that is not there.")),
    /** A header is always there. */
    HEADER_BECAME_REQUIRED(
            ChangelogSection.CHANGED,
            of(
                    COMPATIBLE,
                    NONE,
                    BREAKING,
                    "Callers that do without it go on; the handler may not leave it out any more.")),
    /** A header may be missing. */
    HEADER_BECAME_OPTIONAL(
            ChangelogSection.CHANGED, of(BREAKING, NONE, BREAKING, "Callers that rely on it may not find it.")),
    /** The parts of a header are written another way (`explode`). */
    HEADER_STYLE_CHANGED(
            ChangelogSection.CHANGED, of(BREAKING, NONE, COMPATIBLE, "What callers read is written another way.")),

    // Types: objects
    /** An object has one more property, which may be missing. */
    PROPERTY_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    WORK,
                    "Callers may leave it out; what they send in it is accepted and has no effect until a handler reads it."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Callers pass over what they do not know.")),
    /** An object has one more property, which may not be missing. */
    REQUIRED_PROPERTY_ADDED(
            ChangelogSection.ADDED,
            of(
                    BREAKING,
                    BREAKING,
                    WORK,
                    "Requests without it are refused, builders of the SDK throw without it, and it has no effect until a handler reads it."),
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Callers pass over what they do not know; handlers have to give it.")),
    /** An object has a property no more. */
    PROPERTY_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers that send it are refused or not heard, and it leaves the class and its builder."),
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers that read it find nothing, and it leaves the class and its builder.")),
    /** A property has another name and is the same otherwise. */
    PROPERTY_RENAMED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers that send the old name are refused or not heard, and the class and its builder have the new one."),
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers that read the old name find nothing, and the class and its builder have the new one.")),
    /** A property may no longer be missing. */
    PROPERTY_BECAME_REQUIRED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    BREAKING,
                    COMPATIBLE,
                    "Requests without it are refused, and builders of the SDK throw without it."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "It is always there for callers that were ready to miss it; handlers may not leave it out any more.")),
    /** A property may be missing. */
    PROPERTY_BECAME_OPTIONAL(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Calls that send it go on; handlers meet requests without it."),
            of(
                    BREAKING,
                    BREAKING,
                    COMPATIBLE,
                    "Callers that rely on it may not find it, and its accessor may give null.")),
    /** The same value has other methods in Java. */
    ACCESSOR_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    BREAKING,
                    BREAKING,
                    "A number or a truth value is a primitive in Java when it is always there, and only what may be missing or null has a `has` method.")),
    /** Only answers carry a property now. */
    READ_ONLY_SET(
            ChangelogSection.CHANGED,
            of(BREAKING, BREAKING, BREAKING, "Requests that carry it are refused or not heard."),
            of(NONE, COMPATIBLE, NONE, "Answers carry it as before.")),
    /** Requests carry a property too. */
    READ_ONLY_UNSET(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, WORK, "Requests may carry it; it has no effect there until a handler reads it."),
            of(NONE, COMPATIBLE, NONE, "Answers carry it as before.")),
    /** Only requests carry a property now. */
    WRITE_ONLY_SET(
            ChangelogSection.CHANGED,
            of(NONE, COMPATIBLE, NONE, "Requests carry it as before."),
            of(BREAKING, BREAKING, BREAKING, "Callers that read it find nothing.")),
    /** Answers carry a property too. */
    WRITE_ONLY_UNSET(
            ChangelogSection.CHANGED,
            of(NONE, COMPATIBLE, NONE, "Requests carry it as before."),
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Callers pass over what they do not know; handlers have to give it.")),
    /** Members that the document does not name are refused. */
    OBJECT_CLOSED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests with members that are not named are refused."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Answers carry less than they could.")),
    /** Members that the document does not name are no longer refused. */
    OBJECT_OPENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests may carry members that are not named."),
            risky(COMPATIBLE, "Callers that refuse what they do not know meet it; the SDK does not refuse.")),
    /** Members that the document does not name are kept (`additionalProperties`). */
    MEMBERS_KEPT(
            ChangelogSection.CHANGED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    WORK,
                    "Requests may carry them; they have no effect until a handler reads the map of them."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "The SDK has a map of them.")),
    /** Members that the document does not name are no longer kept. */
    MEMBERS_NOT_KEPT(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "What callers send in them is not heard any more, and the map of them leaves the class."),
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers that read them find nothing, and the map of them leaves the class.")),

    // Types: all
    /** A value is of another type. */
    TYPE_CHANGED(
            ChangelogSection.CHANGED,
            of(BREAKING, BREAKING, BREAKING, "What callers send is refused, and the type in Java is another."),
            of(BREAKING, BREAKING, BREAKING, "Callers cannot read what comes, and the type in Java is another.")),
    /** A value is of a type that holds less. */
    TYPE_NARROWED(
            ChangelogSection.CHANGED,
            of(BREAKING, BREAKING, BREAKING, "Some of what callers send is refused, and the type in Java is another."),
            of(COMPATIBLE, BREAKING, BREAKING, "Callers can read all that comes, and the type in Java is another.")),
    /** A value is of a type that holds more. */
    TYPE_WIDENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, BREAKING, BREAKING, "All that callers send is taken, and the type in Java is another."),
            of(
                    BREAKING,
                    BREAKING,
                    BREAKING,
                    "Callers cannot read some of what comes, and the type in Java is another.")),
    /** The same values are another type in Java. */
    JAVA_TYPE_CHANGED(
            ChangelogSection.CHANGED,
            of(NONE, BREAKING, BREAKING, "Calls and answers look as before, and only the type in Java is another.")),
    /** A schema has another name. */
    TYPE_RENAMED(
            ChangelogSection.CHANGED,
            of(
                    NONE,
                    BREAKING,
                    BREAKING,
                    "A schema's name is no part of calls or answers, but it is the name of the class.")),
    /** A value may be null. */
    NULL_ALLOWED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Calls go on; handlers meet null."),
            of(BREAKING, BREAKING, COMPATIBLE, "Callers that do not expect null meet it, and accessors may give it.")),
    /** A value may no longer be null. */
    NULL_REFUSED(
            ChangelogSection.CHANGED,
            of(BREAKING, BREAKING, COMPATIBLE, "Requests with null are refused, and builders of the SDK throw."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers that were ready for null never meet it; handlers may not give it any more.")),
    /** A value that is left out is taken for another. */
    DEFAULT_ADDED(
            ChangelogSection.CHANGED,
            risky(
                    BREAKING,
                    "Calls that leave the value out may mean something else now; handlers get a value in its place."),
            of(NONE, NONE, NONE, "Answers say what they say.")),
    /** A value that is left out is taken for another than before. */
    DEFAULT_CHANGED(
            ChangelogSection.CHANGED,
            risky(COMPATIBLE, "Calls that leave the value out mean something else now."),
            of(NONE, NONE, NONE, "Answers say what they say.")),
    /** A value that is left out is taken for nothing any more. */
    DEFAULT_REMOVED(
            ChangelogSection.CHANGED,
            risky(BREAKING, "Calls that leave the value out may mean something else now; handlers get no value."),
            of(NONE, NONE, NONE, "Answers say what they say.")),
    /** A value must not be shown (`x-sensitive`). */
    SENSITIVE_SET(
            ChangelogSection.SECURITY, of(NONE, COMPATIBLE, COMPATIBLE, "It is masked in logs and by `toString`.")),
    /** A value may be shown. */
    SENSITIVE_UNSET(
            ChangelogSection.SECURITY, loosens(NONE, "It stands in logs and in what `toString` gives as it is.")),

    // Types: enums and unions
    /** An open enum has one more value. */
    ENUM_VALUE_ADDED(
            ChangelogSection.ADDED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Callers may send it; handlers have to know it."),
            risky(
                    COMPATIBLE,
                    "Callers were told to expect further values (`x-open-enum`), and the SDK keeps those it does not know; who lists them all without a default meets one more.")),
    /** A closed enum has one more value. */
    CLOSED_ENUM_VALUE_ADDED(
            ChangelogSection.ADDED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Callers may send it; handlers have to know it."),
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers were promised that there are no further values.")),
    /** An enum has a value no more. */
    ENUM_VALUE_REMOVED(
            ChangelogSection.REMOVED,
            of(BREAKING, BREAKING, BREAKING, "Requests with it are refused, and its constant goes."),
            of(COMPATIBLE, BREAKING, BREAKING, "It does not come any more, and its constant goes.")),
    /** Further values are to be expected (`x-open-enum`). */
    ENUM_OPENED(
            ChangelogSection.CHANGED,
            of(NONE, NONE, NONE, "A server takes the values that it lists, open or not."),
            risky(
                    COMPATIBLE,
                    "Callers were promised that there are no further values, and have to be ready for them from now on.")),
    /** No further values are to be expected. */
    ENUM_CLOSED(
            ChangelogSection.CHANGED,
            of(NONE, NONE, NONE, "A server takes the values that it lists, open or not."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Callers that are ready for further values never meet them.")),
    /** A value may be one more thing. */
    UNION_MEMBER_ADDED(
            ChangelogSection.ADDED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Callers may send it; handlers have to know it."),
            risky(
                    COMPATIBLE,
                    "The SDK keeps what it does not know; a `switch` that lists all members without a default has to learn it.")),
    /** A value may be one thing less. */
    UNION_MEMBER_REMOVED(
            ChangelogSection.REMOVED,
            of(BREAKING, BREAKING, BREAKING, "Requests with it are refused, and it leaves the sealed interface."),
            of(COMPATIBLE, BREAKING, BREAKING, "It does not come any more, and it leaves the sealed interface.")),
    /** A value fits one member alone (`oneOf`). */
    UNION_BECAME_EXCLUSIVE(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that fit several members are refused."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Answers that fit several members do not come any more.")),
    /** A value may fit several members (`anyOf`). */
    UNION_BECAME_INCLUSIVE(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that fit several members are taken."),
            risky(COMPATIBLE, "Callers that look for the one member that fits meet several.")),
    /** A property tells the members of a union apart. */
    DISCRIMINATOR_ADDED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Requests without the property, or with a value that is not listed, are refused."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Callers that tell members by their shape go on.")),
    /** Only their shape tells the members of a union apart. */
    DISCRIMINATOR_REMOVED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests with the property go on."),
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that tell members by the property may not find it.")),
    /** Another property tells the members of a union apart. */
    DISCRIMINATOR_CHANGED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests without the other property are refused."),
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that tell members by the old property may not find it.")),
    /** One more value of the discriminator means a member. */
    DISCRIMINATOR_VALUE_ADDED(
            ChangelogSection.ADDED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Callers may send it."),
            risky(COMPATIBLE, "Callers meet a value that they do not know; the SDK keeps such a member as it is.")),
    /** A value of the discriminator means nothing any more. */
    DISCRIMINATOR_VALUE_REMOVED(
            ChangelogSection.REMOVED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests with it are refused."),
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "It does not come any more.")),

    // Types: constraints
    /** A text is bounded more narrowly (`minLength`, `maxLength`). */
    LENGTH_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A text is bounded less narrowly. */
    LENGTH_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** A number is bounded more narrowly (`minimum`, `maximum`, exclusive or not). */
    RANGE_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A number is bounded less narrowly. */
    RANGE_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** A number is a multiple of more (`multipleOf`). */
    MULTIPLE_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A number is a multiple of less, or of nothing. */
    MULTIPLE_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** A list is bounded more narrowly (`minItems`, `maxItems`, `uniqueItems`). */
    ITEMS_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A list is bounded less narrowly. */
    ITEMS_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** The number of an object's members is bounded more narrowly (`minProperties`, `maxProperties`). */
    MEMBERS_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** The number of an object's members is bounded less narrowly. */
    MEMBERS_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** Which members an object needs together is ruled more strictly (`dependentRequired`, `oneOf` or `anyOf` of `required`). */
    MEMBER_RULES_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** Which members an object needs together is ruled less strictly. */
    MEMBER_RULES_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** A keyword that applies schemas, such as `contains`, `not` or `if`, came or allows fewer values. */
    SUBSCHEMA_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A keyword that applies schemas went or allows more values. */
    SUBSCHEMA_LOOSENED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** A keyword that applies schemas asks for something else. */
    SUBSCHEMA_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "It cannot be told whether all values that met the old schema meet the new one, so that some may be refused."),
            risky(
                    BREAKING,
                    "It cannot be told whether all values that meet the new schema met the old one; what handlers give has to meet the new one.")),
    /** A text has to match a pattern. */
    PATTERN_ADDED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A text has to match another pattern. */
    PATTERN_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Nobody can tell whether all texts that matched the old pattern match the new one, so that some may be refused."),
            risky(
                    BREAKING,
                    "Nobody can tell whether all texts that match the new pattern match the old one; what handlers give has to match the new one.")),
    /** A text has to match no pattern any more. */
    PATTERN_REMOVED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** A text has to be of a format. */
    FORMAT_ADDED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** A text has to be of another format. */
    FORMAT_CHANGED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Texts of the old format are refused."),
            of(BREAKING, COMPATIBLE, BREAKING, "Callers that read the old format cannot read what comes.")),
    /** A text has to be of no format any more. */
    FORMAT_REMOVED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** Only listed values are allowed (`enum` without a name, `const`). */
    VALUES_LIMITED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are refused."),
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    BREAKING,
                    "Callers can read all that comes; what handlers give has to keep the new constraint.")),
    /** Values are listed no more. */
    VALUES_UNLIMITED(
            ChangelogSection.CHANGED,
            of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Requests that kept to the old constraint are taken as before."),
            risky(
                    COMPATIBLE,
                    "Values come that the old constraint ruled out; the SDK does not check answers, and who relied on it may fail.")),
    /** None of the values that were allowed is allowed any more, and others are (a `const` is another). */
    VALUES_REPLACED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, BREAKING, "Requests with any value that was allowed are refused."),
            of(BREAKING, COMPATIBLE, BREAKING, "Callers meet none of the values that they know.")),
    /** One more value is listed. */
    VALUE_ADDED(
            ChangelogSection.ADDED,
            of(COMPATIBLE, COMPATIBLE, BREAKING, "Callers may send it; handlers have to know it."),
            risky(COMPATIBLE, "Callers that know the listed values alone meet another one.")),
    /** A value is listed no more. */
    VALUE_REMOVED(
            ChangelogSection.REMOVED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Requests with it are refused."),
            of(COMPATIBLE, COMPATIBLE, BREAKING, "It does not come any more, and handlers may not give it.")),

    // Security
    /** An operation needs no credentials any more. */
    BECAME_PUBLIC(
            ChangelogSection.SECURITY, loosens("Calls with credentials go on, and calls without are answered too.")),
    /** An operation that was public needs credentials. */
    BECAME_PROTECTED(
            ChangelogSection.SECURITY, of(BREAKING, COMPATIBLE, COMPATIBLE, "Calls without credentials are refused.")),
    /** Other credentials do too. */
    ALTERNATIVE_ADDED(
            ChangelogSection.SECURITY,
            loosens(
                    "The credentials that did before still do, and callers that hold only the others are answered too.")),
    /** Some credentials do not any more. */
    ALTERNATIVE_REMOVED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that hold these alone are refused.")),
    /** Credentials of one more scheme are needed. */
    SCHEME_NEEDED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that do not hold them are refused.")),
    /** Credentials of one scheme are not needed any more. */
    SCHEME_NOT_NEEDED(
            ChangelogSection.SECURITY,
            loosens("Callers that hold them go on, and callers that do not are answered too.")),
    /** One more scope is needed. */
    SCOPE_NEEDED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Tokens that were issued without the scope are refused.")),
    /** A scope is not needed any more. */
    SCOPE_NOT_NEEDED(
            ChangelogSection.SECURITY,
            loosens("Tokens that have the scope go on, and tokens without it are taken too.")),
    /** Credentials of a scheme are sent another way. */
    SCHEME_CHANGED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that send them the old way are refused.")),
    /** There is one more way to a token. */
    FLOW_ADDED(
            ChangelogSection.SECURITY, of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "The ways that were there still are.")),
    /** There is one way to a token less. */
    FLOW_REMOVED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that get their tokens this way get none.")),
    /** Tokens are fetched elsewhere. */
    TOKEN_URL_CHANGED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that ask the old address for tokens get none.")),
    /** People sign in elsewhere. */
    AUTHORIZATION_URL_CHANGED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that send people to the old address get no tokens.")),
    /** A flow offers one more scope. */
    SCOPE_OFFERED(ChangelogSection.SECURITY, of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "Callers may ask for it.")),
    /** A flow does not offer a scope any more. */
    SCOPE_NOT_OFFERED(
            ChangelogSection.SECURITY,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that ask for it are refused a token.")),

    // Limits, repetition, pages, servers
    /** Calls are limited, or limited in one more way (`x-rate-limit`). */
    RATE_LIMIT_ADDED(
            ChangelogSection.ADDED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that call more often are refused (429).")),
    /** Calls are not limited any more in one way. */
    RATE_LIMIT_REMOVED(ChangelogSection.REMOVED, loosens("Callers may call as often as they like.")),
    /** Fewer calls are allowed. */
    RATE_LIMIT_TIGHTENED(
            ChangelogSection.CHANGED,
            of(BREAKING, COMPATIBLE, COMPATIBLE, "Callers that kept to the old limit are refused (429).")),
    /** More calls are allowed. */
    RATE_LIMIT_LOOSENED(
            ChangelogSection.CHANGED,
            loosens("Callers that kept to the old limit keep to the new one too, and may call more often.")),
    /** Calls are counted together with others (`per`, or the bucket's `name`). */
    RATE_LIMIT_COUNTED_OTHERWISE(
            ChangelogSection.CHANGED,
            risky(COMPATIBLE, "Whether a caller is refused depends on whose calls are counted with its own.")),
    /** An operation may be repeated with the same key (`x-idempotent`). */
    IDEMPOTENCY_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Callers may repeat a call without doing it twice; the server has to keep that promise.")),
    /** An operation may not be repeated any more. */
    IDEMPOTENCY_REMOVED(
            ChangelogSection.REMOVED,
            loosens(BREAKING, "Callers that repeat a call, as the SDK did, do twice what they meant once.")),
    /** A list is read page by page (`x-page`). */
    PAGING_ADDED(
            ChangelogSection.ADDED,
            of(
                    COMPATIBLE,
                    BREAKING,
                    COMPATIBLE,
                    "Calls go on, and the SDK's method gives pages in place of an answer.")),
    /** A list is not read page by page any more. */
    PAGING_REMOVED(
            ChangelogSection.REMOVED,
            of(
                    BREAKING,
                    BREAKING,
                    COMPATIBLE,
                    "Callers that go from page to page find none, and the SDK's method gives an answer in place of pages.")),
    /** The parameter that names a page has another name. */
    CURSOR_RENAMED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    BREAKING,
                    COMPATIBLE,
                    "Calls that send the old name get the first page again and again, or are refused.")),
    /** The list or the next cursor stands elsewhere in a page. */
    PAGE_SHAPE_CHANGED(
            ChangelogSection.CHANGED,
            of(
                    BREAKING,
                    COMPATIBLE,
                    COMPATIBLE,
                    "Callers that look for them where they were find nothing; the SDK looks in the new place by itself.")),
    /** The API is served in one more place. */
    SERVER_ADDED(
            ChangelogSection.ADDED, of(COMPATIBLE, COMPATIBLE, COMPATIBLE, "The places that were there still are.")),
    /** The API is not served in one place any more. */
    SERVER_REMOVED(ChangelogSection.REMOVED, of(BREAKING, COMPATIBLE, COMPATIBLE, "Calls to that place find nothing.")),

    // What nothing here checks
    /** The document says more, by a keyword of which Chirograph makes nothing. */
    UNCHECKED_KEYWORD_ADDED(
            ChangelogSection.ADDED,
            risky(
                    WORK,
                    "It is changed and not checked, so that nothing here knows what it means for calls and answers, and nothing enforces it until a handler does.")),
    /** What a keyword says of which Chirograph makes nothing is another thing. */
    UNCHECKED_KEYWORD_CHANGED(
            ChangelogSection.CHANGED,
            risky(
                    WORK,
                    "It is changed and not checked, so that nothing here knows what it means for calls and answers, and nothing enforces it until a handler does.")),
    /** The document says less: a keyword is gone of which Chirograph makes nothing. */
    UNCHECKED_KEYWORD_REMOVED(
            ChangelogSection.REMOVED,
            risky(
                    COMPATIBLE,
                    "It is changed and not checked, so that nothing here knows what it means for calls and answers.")),

    // Prose
    /** A description, a summary or the title says something else. */
    PROSE_CHANGED(ChangelogSection.CHANGED, of(NONE, NONE, NONE, "Only what people read has changed.")),
    /** Examples are others. */
    EXAMPLES_CHANGED(ChangelogSection.CHANGED, of(NONE, NONE, NONE, "Only what people read has changed."));

    private final ChangelogSection section;
    private final Impact request;
    private final Impact response;

    ChangeKind(ChangelogSection section, Impact verdict) {
        this(section, verdict, verdict);
    }

    ChangeKind(ChangelogSection section, Impact request, Impact response) {
        this.section = section;
        this.request = request;
        this.response = response;
    }

    /** Returns its name as declarations and tools write it: {@code property-removed}. */
    public String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns its name as people read it: {@code property removed}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns what it does to calls and answers. */
    public Effect wire(Direction direction) {
        return verdict(direction).wire();
    }

    /** Returns what it does to code that was written against the SDK and takes the new one. */
    public Effect source(Direction direction) {
        return verdict(direction).source();
    }

    /** Returns what it does to the server's owner. */
    public Effect owner(Direction direction) {
        return verdict(direction).owner();
    }

    /** Returns why it has these effects, in one sentence. */
    public String reason(Direction direction) {
        return verdict(direction).reason();
    }

    /** Returns how bad it is for callers. */
    public ChangeSeverity severity(Direction direction) {
        return verdict(direction).severity();
    }

    /** Tells whether it means one thing in requests and another in answers. */
    public boolean directed() {
        return !request.equals(response);
    }

    ChangelogSection section() {
        return section;
    }

    Impact verdict(Direction direction) {
        return switch (direction) {
            case REQUEST -> request;
            case RESPONSE -> response;
            case BOTH, NEITHER -> request.with(response);
        };
    }
}
