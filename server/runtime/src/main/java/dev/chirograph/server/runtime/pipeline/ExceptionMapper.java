package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.CallerGoneException;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.runtime.json.InvalidContentException;
import dev.chirograph.server.runtime.json.MalformedContentException;
import dev.chirograph.server.runtime.json.MalformedJsonException;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps exceptions of a request to problems. */
final class ExceptionMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ExceptionMapper.class);

    private ExceptionMapper() {}

    /**
     * Returns the problem for an exception. A failure of the server is logged, and the problem does not describe it.
     *
     * @throws CloseConnectionException if the client has disconnected, which is no failure
     */
    static ProblemException problem(Exception thrown) {
        if (thrown instanceof ProblemException problem) {
            return problem;
        }
        if (thrown instanceof InvalidContentException invalid) {
            return ProblemException.invalid(invalid.violations());
        }
        if (thrown instanceof MalformedJsonException malformed) {
            return ProblemException.malformed(
                    malformed.getMessage() + ", at line " + malformed.line() + ", column " + malformed.column());
        }
        if (thrown instanceof MalformedContentException malformed) {
            return ProblemException.malformed(malformed.getMessage());
        }
        if (thrown instanceof HttpException body && body.status().code() < 500) {
            return body.status().code() == 413
                    ? ProblemException.tooLarge()
                    : ProblemException.malformed("The body is not framed as its headers say");
        }
        if (thrown instanceof CloseConnectionException
                || thrown instanceof SocketWriterException
                || thrown instanceof CallerGoneException) {
            throw new CloseConnectionException("the caller is gone", thrown);
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ProblemException.unavailable("The server is stopping", Duration.ofSeconds(5));
        }
        UnavailableException unavailable = UnavailableException.in(thrown);
        if (unavailable != null) {
            Duration retryAfter = unavailable.retryAfter();
            return retryAfter == null
                    ? ProblemException.unavailable(unavailable.detail())
                    : ProblemException.unavailable(unavailable.detail(), retryAfter);
        }
        LOG.atError().setCause(thrown).log("request failed");
        return ProblemException.internal();
    }
}
