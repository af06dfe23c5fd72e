package standin;

import java.util.List;

public interface CallContext {
    List<String> header(String name);

    String preferred(String... produced);
}
