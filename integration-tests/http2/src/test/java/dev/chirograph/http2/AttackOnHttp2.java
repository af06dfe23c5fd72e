package dev.chirograph.http2;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class of attacks: they run only with the profile {@code http2}, with a time limit, and appear in the verdict.
 * If a server stops reading, the attack blocks in a write: it is then abandoned, and ends with the server.
 */
@Tag("http2")
@ExtendWith(Verdict.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface AttackOnHttp2 {}
