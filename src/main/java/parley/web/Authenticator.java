package parley.web;

import org.jspecify.annotations.Nullable;

/** Says who is calling. Implemented by {@code identity}. */
@FunctionalInterface
public interface Authenticator {
  /**
   * By the session cookie or the bearer token of this request; null when there is neither or it is
   * not good. Called on the request's virtual thread: it may wait, and usually reads memory only.
   */
  @Nullable Caller caller(Call call);

  /**
   * @param session names the session, opaquely, so that its sockets can be closed when it ends
   * @param proved whether the person showed lately who they are, as what cannot be undone asks
   */
  record Caller(Account account, String session, boolean proved) {}
}
