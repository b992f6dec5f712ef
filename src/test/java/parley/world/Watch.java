package parley.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whoever looks on at what people do at a node, and may try the same as somebody else. */
public interface Watch {
  Map<String, Watch> WATCHED = new ConcurrentHashMap<>();

  /** What was asked, as it was sent. */
  record Sent(String method, String path, @Nullable JsonNode body) {}

  /** A forum was opened; its organiser is in its plenary. */
  void opened(Person organiser);

  /** Something was answered that was asked for in a test. */
  void answered(Person person, Sent sent, Reply reply);

  static void over(String base, Watch watch) {
    WATCHED.put(base, watch);
  }

  static void none(String base) {
    WATCHED.remove(base);
  }

  /** Of the node at this address; one that looks away where nobody watches. */
  static Watch of(String base) {
    return WATCHED.getOrDefault(base, AWAY);
  }

  Watch AWAY =
      new Watch() {
        @Override
        public void opened(Person organiser) {}

        @Override
        public void answered(Person person, Sent sent, Reply reply) {}
      };
}
