package standin;

import java.util.List;

public record CorsPolicy(List<String> allowHeaders, List<String> exposeHeaders) {}
