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
   * @param places whose places a request takes: one's own program must not take one's own
   */
  record Caller(Account account, String session, boolean proved, String places) {
    /** Somebody who calls with their own places. */
    public Caller(Account account, String session, boolean proved) {
      this(account, session, proved, account.id());
    }
  }
}
