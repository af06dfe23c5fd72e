package ${supportPackage};

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codecs of types without a name. */
public final class Codecs {
    public static final Codec<String> STRING = of(JsonReader::string, JsonWriter::string);
    public static final Codec<Boolean> BOOL = of(JsonReader::bool, JsonWriter::bool);
    public static final Codec<Integer> INT32 = of(JsonReader::int32, (writer, value) -> writer.int64(value));
    public static final Codec<Long> INT64 = of(JsonReader::int64, JsonWriter::int64);
    public static final Codec<BigDecimal> NUMBER = of(JsonReader::number, JsonWriter::number);
    public static final Codec<Float> FLOAT32 =
            of(JsonReader::float32, (writer, value) -> writer.number(new BigDecimal(value.toString())));
    public static final Codec<Double> FLOAT64 =
            of(JsonReader::float64, (writer, value) -> writer.number(new BigDecimal(value.toString())));
    public static final Codec<LocalDate> DATE =
            of(JsonReader::date, (writer, value) -> writer.string(Scalars.text(value)));
    public static final Codec<OffsetDateTime> DATE_TIME =
            of(JsonReader::dateTime, (writer, value) -> writer.string(Scalars.text(value)));
    public static final Codec<UUID> UUID = of(JsonReader::uuid, (writer, value) -> writer.string(value.toString()));
    public static final Codec<URI> URI = of(JsonReader::uri, (writer, value) -> writer.string(value.toString()));
    public static final Codec<byte[]> BYTES =
            of(JsonReader::bytes, (writer, value) -> writer.string(Scalars.text(value)));
    public static final Codec<byte[]> BINARY = of(JsonReader::binary, JsonWriter::binary);
    public static final Codec<JsonValue> ANYTHING = of(JsonReader::value, JsonWriter::value);
    public static final Codec<Map<String, JsonValue>> FREE_FORM = of(JsonReader::freeForm, map(ANYTHING)::write);

    private Codecs() {}

    private static <T> Codec<T> of(Function<JsonReader, @Nullable T> read, BiConsumer<JsonWriter, T> write) {
        return new Codec<>() {
            @Override
            public @Nullable T read(JsonReader reader) {
                return read.apply(reader);
            }

            @Override
            public void write(JsonWriter writer, T value) {
                write.accept(writer, value);
            }
        };
    }

    /** Returns a codec of nullable values. */
    public static <T> Codec<T> nullable(Codec<T> codec) {
        return of(reader -> reader.readNull() ? null : codec.read(reader), (writer, value) -> {
            if (value == null) {
                writer.none();
            } else {
                codec.write(writer, value);
            }
        });
    }

    /** Returns a codec of lists. */
    public static <T> Codec<List<T>> list(Codec<T> element) {
        return of(
                reader -> {
                    if (!reader.beginList()) {
                        return null;
                    }
                    List<T> elements = new ArrayList<>();
                    while (reader.nextElement()) {
                        // An invalid element is reported and read as null.
                        elements.add(element.read(reader));
                    }
                    return elements;
                },
                (writer, elements) -> {
                    writer.beginList();
                    elements.forEach(value -> element.write(writer, value));
                    writer.end();
                });
    }

    /** Returns a codec of maps from member names to values of one type. */
    public static <T> Codec<Map<String, T>> map(Codec<T> member) {
        return of(
                reader -> {
                    if (!reader.beginObject()) {
                        return null;
                    }
                    Map<String, T> members = new LinkedHashMap<>();
                    for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {
                        members.put(name, member.read(reader));
                    }
                    reader.endObject(List.of());
                    return members;
                },
                (writer, members) -> {
                    writer.beginObject();
                    members.forEach((name, value) -> {
                        writer.name(name);
                        member.write(writer, value);
                    });
                    writer.end();
                });
    }
}
