package parley.store.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import parley.store.address.Addresses;

/**
 * A forum that came from another host: first on its way, then here. It is kept until everybody who
 * sits there has come.
 *
 * @param here false while it is put into the database: then nothing of it may be seen
 * @param due when it must be looked at by itself
 * @param seats of those who have no account here yet, as far as is known
 */
public record Arrival(boolean here, List<Instant> due, List<Sitting> seats) {
  /** The collection of small documents where these are, by the forum's id. */
  public static final String KEPT = "arrivals";

  /** On its way: nothing more is known of it. */
  static final Arrival COMING = new Arrival(false, List.of(), List.of());

  /**
   * People as they may be known again: an address that two have is nobody's, as nobody could say
   * whose seat it opens.
   */
  public static List<Sitting> told(List<Sitting> seats) {
    Map<String, Long> times =
        seats.stream()
            .map(Sitting::email)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(Addresses::canonical, Collectors.counting()));
    return seats.stream()
        .map(one -> {
          String email = one.email();
          boolean own = email != null && times.getOrDefault(Addresses.canonical(email), 0L) == 1;
          return own ? one : new Sitting(one.account(), null);
        })
        .toList();
  }

  /**
   * Somebody who sits in a forum.
   *
   * @param account by which the forum knows them; another host calls them by another
   * @param email verified by the issuer, so that they are known again; null where none was
   */
  public record Sitting(String account, @Nullable String email) {
    Document kept() {
      return new Document("account", account).append("email", email);
    }

    static Sitting of(Document kept) {
      return new Sitting(
          Objects.requireNonNull(kept.getString("account")), kept.getString("email"));
    }

    @Override
    public String toString() {
      return "Sitting"; // addresses are for no log
    }
  }
}
