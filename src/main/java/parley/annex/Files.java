package parley.annex;

import static java.util.stream.Collectors.toSet;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import parley.store.Database;
import parley.store.Documents;
import parley.store.KeyNames;
import parley.store.Keys;
import parley.web.Ids;
import parley.web.Problem;

/**
 * Files in pieces, each sealed under a key made of its room's and bound to its own name, so that
 * none can be put in the place of another. Nothing here asks who reads: whoever calls it has found
 * the file's id in what a seat may see.
 */
public final class Files {
  private static final int PIECE_BYTES = 1 << 20;

  /** What nobody refers to for so long was left behind by an act that was not done. */
  private static final Duration LEFT = Duration.ofHours(1);

  private final Documents pieces;
  private final Keys keys;

  public Files(Database database) {
    this.pieces = database.documents("files");
    this.keys = database.keys();
  }

  /** The room where a file lies. */
  public record Place(String forum, String room) {}

  private Documents in(Place place) {
    String key = KeyNames.content(place.forum(), place.room());
    return pieces.under(keys.derive(key, "files"));
  }

  private static String piece(String file, int number) {
    return file + "." + number;
  }

  private static int count(int bytes) {
    return Math.ceilDiv(bytes, PIECE_BYTES);
  }

  /** Durable when it returns; the same once more changes nothing. */
  public void write(Place place, String file, byte[] bytes) {
    Documents there = in(place);
    for (int i = 0; i < count(bytes.length); i++) {
      int end = Math.min(bytes.length, (i + 1) * PIECE_BYTES);
      byte[] piece = Arrays.copyOfRange(bytes, i * PIECE_BYTES, end);
      there.putBytes(piece(file, i), place.room(), piece);
    }
  }

  /**
   * The whole file.
   *
   * @throws Problem not-found if it is no more
   */
  public byte[] read(Place place, Annex annex) {
    Documents there = in(place);
    ByteBuffer all = ByteBuffer.allocate(annex.bytes());
    for (int i = 0; i < count(annex.bytes()); i++) {
      byte[] piece = there.bytes(piece(annex.id(), i));
      if (piece == null) {
        throw Problem.notFound();
      }
      all.put(piece);
    }
    return all.array();
  }

  /** Copies under names that tell nothing of the first ones. */
  public List<Annex> copy(Place from, Place to, List<Annex> annexes) {
    return annexes.stream()
        .map(annex -> {
          Annex copy = annex.as(Ids.random());
          write(to, copy.id(), read(from, annex));
          return copy;
        })
        .toList();
  }

  /**
   * Has done what gives files a place, and takes away for good those that then have none: of what
   * was refused, of what was done before and is asked for once more, and what made way. While it is
   * not known whether it was done they stay, until they are swept.
   *
   * @param touched those that may be left without one
   * @param placed the ids of those that have one
   */
  public <D> D placing(Set<Annex.Kept> touched, Supplier<D> act, Supplier<Set<String>> placed) {
    D done;
    try {
      done = act.get();
    } catch (Problem refused) {
      if (refused.code() != Problem.Code.UNKNOWN_OUTCOME) {
        removeBut(touched, placed);
      }
      throw refused;
    }
    removeBut(touched, placed);
    return done;
  }

  private void removeBut(Set<Annex.Kept> touched, Supplier<Set<String>> placed) {
    if (!touched.isEmpty()) {
      Set<String> stay = placed.get();
      remove(touched.stream().filter(file -> !stay.contains(file.id())).collect(toSet()));
    }
  }

  /** Takes files away for good. */
  public void remove(Set<Annex.Kept> gone) {
    for (Annex.Kept file : gone) {
      for (int i = 0; i < count(file.bytes()); i++) {
        pieces.remove(piece(file.id(), i));
      }
    }
  }

  /**
   * Takes away what lies in a room and belongs to nothing in it.
   *
   * @param kept the ids of what belongs
   */
  public void sweep(Place place, Set<String> kept) {
    Instant before = Instant.now().minus(LEFT);
    for (Documents.Named piece : pieces.named(place.room())) {
      String file = piece.id().substring(0, piece.id().indexOf('.'));
      if (piece.at().isBefore(before) && !kept.contains(file)) {
        pieces.remove(piece.id());
      }
    }
  }
}
