package dev.chirograph.generator.emit.server;

import java.util.Locale;
import java.util.Map;

/** Names of statuses (RFC 9110, section 15, and the IANA registry). */
final class StatusNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("200", "Ok"),
            Map.entry("201", "Created"),
            Map.entry("202", "Accepted"),
            Map.entry("203", "NonAuthoritative"),
            Map.entry("204", "NoContent"),
            Map.entry("205", "ResetContent"),
            Map.entry("206", "PartialContent"),
            Map.entry("207", "MultiStatus"),
            Map.entry("2XX", "Success"),
            Map.entry("300", "MultipleChoices"),
            Map.entry("301", "MovedPermanently"),
            Map.entry("302", "Found"),
            Map.entry("303", "SeeOther"),
            Map.entry("304", "NotModified"),
            Map.entry("307", "TemporaryRedirect"),
            Map.entry("308", "PermanentRedirect"),
            Map.entry("3XX", "Redirection"),
            Map.entry("400", "BadRequest"),
            Map.entry("401", "Unauthorized"),
            Map.entry("402", "PaymentRequired"),
            Map.entry("403", "Forbidden"),
            Map.entry("404", "NotFound"),
            Map.entry("405", "MethodNotAllowed"),
            Map.entry("406", "NotAcceptable"),
            Map.entry("408", "RequestTimeout"),
            Map.entry("409", "Conflict"),
            Map.entry("410", "Gone"),
            Map.entry("411", "LengthRequired"),
            Map.entry("412", "PreconditionFailed"),
            Map.entry("413", "ContentTooLarge"),
            Map.entry("414", "UriTooLong"),
            Map.entry("415", "UnsupportedMediaType"),
            Map.entry("416", "RangeNotSatisfiable"),
            Map.entry("422", "UnprocessableContent"),
            Map.entry("423", "Locked"),
            Map.entry("424", "FailedDependency"),
            Map.entry("426", "UpgradeRequired"),
            Map.entry("428", "PreconditionRequired"),
            Map.entry("429", "TooManyRequests"),
            Map.entry("451", "UnavailableForLegalReasons"),
            Map.entry("4XX", "ClientError"),
            Map.entry("500", "InternalServerError"),
            Map.entry("501", "NotImplemented"),
            Map.entry("502", "BadGateway"),
            Map.entry("503", "ServiceUnavailable"),
            Map.entry("504", "GatewayTimeout"),
            Map.entry("507", "InsufficientStorage"),
            Map.entry("5XX", "ServerError"));

    private StatusNames() {}

    /** The class name of a status, a range or {@code default}. */
    static String type(String written) {
        if (written.equals("default")) {
            return "Default";
        }
        String status = written.toUpperCase(Locale.ROOT);
        return NAMES.getOrDefault(status, "Status" + status);
    }

    /** The method name of a status. */
    static String member(String written) {
        String type = type(written);
        return type.equals("Default") ? "error" : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** The lowest status of a range. */
    static int least(String written) {
        return written.equals("default") ? 100 : Integer.parseInt(written.substring(0, 1)) * 100;
    }

    /** The highest status of a range. */
    static int most(String written) {
        return written.equals("default") ? 599 : least(written) + 99;
    }
}
