package standin.call;

import java.util.List;

public record Errors(List<String> known) {
    public static Errors of(String... known) {
        return new Errors(List.of(known));
    }

    public static String on(String mediaType, ResponseReader<?> reader, String... statuses) {
        return mediaType + " " + List.of(statuses);
    }
}
