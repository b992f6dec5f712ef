package parley.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;

/** What happens to a token. Its secret is in no event. */
sealed interface TokenEvent extends Event {
  String token();

  @Override
  default @Nullable String room() {
    return null;
  }

  @Override
  default String subject() {
    return token();
  }

  @Override
  default boolean silent() {
    return true;
  }

  /** How it is called by those who manage it. */
  record Label(String name) {}

  /** A participant made it, for these scopes, until then. */
  record TokenIssued(
      String token, String by, List<Scope> scopes, Instant ends, @Nullable Label content)
      implements TokenEvent {
    @Override
    public Event bare() {
      return new TokenIssued(token, by, scopes, ends, null);
    }
  }

  /** It leads nowhere any more. */
  record TokenRevoked(String token) implements TokenEvent {
    @Override
    public boolean fences() {
      return true; // answered when it holds at every node
    }
  }
}
