package standin;

import java.time.Duration;

public record RateLimit(String name, long limit, Duration window, Per per) {
    public enum Per {
        CLIENT,
        USER,
        ADDRESS
    }
}
