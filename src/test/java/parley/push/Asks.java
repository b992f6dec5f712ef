package parley.push;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Map;
import java.util.TreeMap;

/** What a client may say, by type: for the test that holds it against the description. */
public final class Asks {
  private Asks() {}

  public static Map<String, Class<?>> byType() {
    Map<String, Class<?>> asks = new TreeMap<>();
    for (JsonSubTypes.Type type : Ask.class.getAnnotation(JsonSubTypes.class).value()) {
      asks.put(type.name(), type.value());
    }
    return asks;
  }
}
