package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Encoding;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the request bodies and the responses of an operation. */
final class BodyDiff {
    private final Operation before;
    private final Operation after;
    private final TypeDiff types;
    private final ChangeCollector found;
    private final String subject;

    BodyDiff(Operation before, Operation after, TypeDiff types, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.types = types;
        this.found = found;
        this.subject = Labels.of(after);
    }

    void run() {
        body(before.body(), after.body());
        Map<String, Response> gone = byName(before.responses(), Response::status);
        for (Response now : after.responses()) {
            Response old = gone.remove(now.status());
            if (old == null) {
                ChangeKind kind = refused(now) ? ChangeKind.ERROR_STATUS_ADDED : ChangeKind.SUCCESS_STATUS_ADDED;
                found.add(kind, Direction.RESPONSE, now.pointer(), subject, "", now.status());
            } else {
                answer(old, now, subject + " " + now.status());
            }
        }
        for (Response old : gone.values()) {
            ChangeKind kind = refused(old) ? ChangeKind.ERROR_STATUS_REMOVED : ChangeKind.SUCCESS_STATUS_REMOVED;
            found.add(kind, Direction.RESPONSE, old.pointer(), subject, old.status(), "");
        }
    }

    private static boolean refused(Response response) {
        return response.status().startsWith("4")
                || response.status().startsWith("5")
                || response.status().equals("default");
    }

    private void body(@Nullable Body old, @Nullable Body now) {
        if (old == null && now != null) {
            request(now.required() ? ChangeKind.REQUIRED_BODY_ADDED : ChangeKind.BODY_ADDED, now);
        } else if (old != null && now == null) {
            request(ChangeKind.BODY_REMOVED, old);
        } else if (old != null && now != null) {
            if (old.required() != now.required()) {
                request(now.required() ? ChangeKind.BODY_BECAME_REQUIRED : ChangeKind.BODY_BECAME_OPTIONAL, now);
            }
            types.prose(old.description(), now.description(), now.pointer(), subject + " body");
            contents(old.content(), now.content(), Direction.REQUEST, subject + " body");
        }
    }

    private void request(ChangeKind kind, Body body) {
        found.add(kind, Direction.REQUEST, body.pointer(), subject, "", "");
    }

    private void answer(Response old, Response now, String subject) {
        types.prose(old.description(), now.description(), now.pointer(), subject);
        if (old.content().isEmpty() && !now.content().isEmpty()) {
            found.add(ChangeKind.RESPONSE_BODY_ADDED, Direction.RESPONSE, now.pointer(), subject, "", "");
        } else if (!old.content().isEmpty() && now.content().isEmpty()) {
            found.add(ChangeKind.RESPONSE_BODY_REMOVED, Direction.RESPONSE, old.pointer(), subject, "", "");
        } else {
            contents(old.content(), now.content(), Direction.RESPONSE, subject + " body");
        }
        headers(old.headers(), now.headers(), subject);
    }

    private void contents(List<Content> old, List<Content> now, Direction direction, String subject) {
        Map<String, Content> gone = byName(old, content -> mediaType(content.mediaType()));
        for (Content content : now) {
            Content was = gone.remove(mediaType(content.mediaType()));
            if (was == null) {
                found.add(ChangeKind.MEDIA_TYPE_ADDED, direction, content.pointer(), subject, "", content.mediaType());
            } else {
                types.examples(was.examples(), content.examples(), content.pointer(), subject);
                types.compare(was.use(), content.use(), direction, subject);
                encodings(was, content, direction, subject);
            }
        }
        gone.values()
                .forEach(content -> found.add(
                        ChangeKind.MEDIA_TYPE_REMOVED, direction, content.pointer(), subject, content.mediaType(), ""));
    }

    /** Media types are equal regardless of case and spacing (RFC 9110, section 8.3.1). */
    private static String mediaType(String written) {
        return written.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private void encodings(Content old, Content now, Direction direction, String subject) {
        Map<String, Encoding> gone = byName(old.encodings(), Encoding::property);
        for (Encoding encoding : now.encodings()) {
            Encoding was = gone.remove(encoding.property());
            String from = was == null ? "" : text(was);
            if (!from.equals(text(encoding))) {
                found.add(
                        ChangeKind.ENCODING_CHANGED,
                        direction,
                        encoding.pointer(),
                        subject + " " + encoding.property(),
                        from,
                        text(encoding));
            }
        }
        gone.values()
                .forEach(encoding -> found.add(
                        ChangeKind.ENCODING_CHANGED,
                        direction,
                        encoding.pointer(),
                        subject + " " + encoding.property(),
                        text(encoding),
                        ""));
    }

    private static String text(Encoding encoding) {
        List<String> parts = new ArrayList<>();
        parts.add(encoding.style().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (encoding.explode()) {
            parts.add("exploded");
        }
        encoding.mediaTypes().stream().map(BodyDiff::mediaType).sorted().forEach(parts::add);
        encoding.headers().stream()
                .map(header -> (header.required() ? "with " : "perhaps with ") + header.name() + " of "
                        + Labels.of(header.use()))
                .sorted()
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    private void headers(List<Header> old, List<Header> now, String subject) {
        Map<String, Header> gone = byName(old, BodyDiff::name);
        for (Header header : now) {
            Header was = gone.remove(name(header));
            if (was == null) {
                header(ChangeKind.HEADER_ADDED, header, subject);
            } else {
                compare(was, header, subject + " header " + header.name());
            }
        }
        gone.values().forEach(header -> header(ChangeKind.HEADER_REMOVED, header, subject));
    }

    private static String name(Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }

    private void compare(Header old, Header now, String subject) {
        if (old.required() != now.required()) {
            ChangeKind kind = now.required() ? ChangeKind.HEADER_BECAME_REQUIRED : ChangeKind.HEADER_BECAME_OPTIONAL;
            found.add(kind, Direction.RESPONSE, now.pointer(), subject, "", "");
        }
        if (old.explode() != now.explode() && types.hasParts(now.use())) {
            found.add(ChangeKind.HEADER_STYLE_CHANGED, Direction.RESPONSE, now.pointer(), subject, "", "");
        }
        types.prose(old.description(), now.description(), now.pointer(), subject);
        types.compare(old.use(), now.use(), Direction.RESPONSE, subject);
    }

    private void header(ChangeKind kind, Header header, String subject) {
        found.add(kind, Direction.RESPONSE, header.pointer(), subject, "", header.name());
    }

    private static <T> Map<String, T> byName(List<T> list, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        list.forEach(each -> named.put(name.apply(each), each));
        return named;
    }
}
