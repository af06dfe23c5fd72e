package standin.call;

import org.jspecify.annotations.Nullable;

public interface ResponseReader<T extends @Nullable Object> {
    T read(int status, String mediaType, byte[] body);
}
