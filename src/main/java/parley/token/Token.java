package parley.token;

import java.time.Instant;
import java.util.List;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.forum.Role.Right;

/** A token that was not revoked. */
record Token(String id, String by, String name, List<Scope> scopes, Instant made, Instant ends) {
  boolean over(Instant now) {
    return !now.isBefore(ends);
  }

  /** Whether it opens this address now: never more than whoever made it may read themselves. */
  boolean opens(Forum forum, String address, Instant now) {
    Participant maker = forum.participants().get(by);
    return !over(now)
        && maker != null
        && maker.sits()
        && maker.has(Right.CONNECT)
        && scopes.stream().anyMatch(scope -> scope.address(forum.id()).equals(address));
  }
}
