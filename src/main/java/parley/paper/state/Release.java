package parley.paper.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Event.Entry;
import parley.paper.state.PaperEvent.ReleaseOpened;
import parley.store.Position;

/**
 * Papers of several parties that open together; immutable.
 *
 * @param deposits the paper of each party that has deposited one
 * @param opened when they opened; null until then
 */
public record Release(
    String id,
    String title,
    List<String> parties,
    @Nullable Instant at,
    Instant created,
    PMap<String, String> deposits,
    @Nullable Instant opened,
    Position last) {
  static Release opened(ReleaseOpened e, Entry entry) {
    return new Release(
        e.release(),
        e.content() == null ? "" : e.content().title(),
        e.parties(),
        e.at(),
        entry.time(),
        HashTreePMap.empty(),
        null,
        entry.at());
  }

  /** With the paper of a party, in place of an earlier one. */
  public Release deposited(String party, String paper) {
    return new Release(id, title, parties, at, created, deposits.plus(party, paper), opened, last);
  }

  /** Without a paper that was taken back. */
  Release without(String party, String paper) {
    return paper.equals(deposits.get(party))
        ? new Release(id, title, parties, at, created, deposits.minus(party), opened, last)
        : this;
  }

  Release done(Entry entry) {
    return new Release(id, title, parties, at, created, deposits, entry.time(), entry.at());
  }
}
