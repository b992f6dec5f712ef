package parley.search;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.View;
import parley.live.Forums;
import parley.search.Hit.Rank;
import parley.store.Position;
import parley.web.Account;
import parley.web.Problem;

/**
 * Pages of hits. A page's cursor says after which hit the next begins, so that what is contributed
 * or withdrawn meanwhile neither repeats a hit nor leaves one out; its place is sealed as in every
 * cursor, and it holds for those only who sit in that hit's room.
 */
final class Pages {
  static final int HITS_MAX = 20;
  private static final int ID_BYTES = 16;
  private static final int BYTES = Integer.BYTES + Long.BYTES + 3 * ID_BYTES;
  private static final Base64.Encoder OUT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder IN = Base64.getUrlDecoder();
  private final Forums forums;

  Pages(Forums forums) {
    this.forums = forums;
  }

  /** The hits of one page, and the cursor after it if there are more. */
  record Page(List<Hit> hits, @Nullable String next) {}

  /**
   * The page after a cursor, or the first.
   *
   * @throws Problem bad-cursor
   */
  Page page(Account account, List<Hit> all, Comparator<Rank> order, @Nullable String after) {
    int from = 0;
    if (after != null) {
      Rank last = rank(account, after);
      while (from < all.size() && order.compare(all.get(from).rank(), last) <= 0) {
        from++;
      }
    }
    int to = Math.min(all.size(), from + HITS_MAX);
    List<Hit> hits = new ArrayList<>(all.subList(from, to));
    return new Page(hits, to < all.size() ? cursor(hits.getLast()) : null);
  }

  private String cursor(Hit hit) {
    View view = hit.view();
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(hit.fit()).putLong(hit.time().toEpochMilli());
    bytes.put(IN.decode(hit.forum())).put(IN.decode(view.room().id()));
    bytes.put(IN.decode(forums.cursor(view, hit.at())));
    return OUT.encodeToString(bytes.array());
  }

  private Rank rank(Account account, String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(cursor));
    int fit = bytes.getInt();
    Instant time = Instant.ofEpochMilli(bytes.getLong());
    String forum = text(bytes);
    String room = text(bytes);
    return new Rank(fit, time, forum, room, place(account, forum, room, text(bytes)));
  }

  private Position place(Account account, String forum, String room, String sealed) {
    try {
      forums.view(account.id(), forum, room); // what is not there has no cursors either
    } catch (Problem gone) {
      throw gone.code() == Problem.Code.NOT_FOUND ? bad() : gone;
    }
    return forums.position(forum, room, sealed);
  }

  private static byte[] decoded(String cursor) {
    try {
      byte[] bytes = IN.decode(cursor);
      if (bytes.length == BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw bad();
    }
    throw bad();
  }

  private static String text(ByteBuffer bytes) {
    byte[] id = new byte[ID_BYTES];
    bytes.get(id);
    return OUT.encodeToString(id);
  }

  private static Problem bad() {
    return new Problem(Problem.Code.BAD_CURSOR);
  }
}
