package standin;

import java.util.List;

public record Pages<T>(List<T> all) {}
