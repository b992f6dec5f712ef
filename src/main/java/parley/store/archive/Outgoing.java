package parley.store.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import parley.store.Database;
import parley.store.archive.Item.Kind;

/** Writes one forum into one file, as it is kept: nothing is opened but its keys. */
public final class Outgoing {
  private final Holdings holdings;
  private final Lock lock;
  private final Map<Kind, Long> written = new EnumMap<>(Kind.class);
  private final OutputStream out;

  private Outgoing(Holdings holdings, Lock lock, OutputStream out) {
    this.holdings = holdings;
    this.lock = lock;
    this.out = out;
  }

  /**
   * What goes with it that is kept by the whole installation.
   *
   * @param sealed when
   * @param due when it must be looked at by itself
   */
  public record Beside(
      String forum, Instant sealed, List<Arrival.Sitting> seats, List<Instant> due) {}

  /**
   * Writes the file, whole or not at all; nobody may use the database meanwhile.
   *
   * @throws Refused if the file is there already
   */
  public static void write(Database database, Beside beside, Lock lock, Path file)
      throws IOException {
    if (Files.exists(file)) {
      throw new Refused(file + " is there already: name a file that is not.");
    }
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      into(database, beside, lock, half);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(half); // half a copy is one as well, and nobody would know of it
    }
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  private static void into(Database database, Beside beside, Lock lock, Path half)
      throws IOException {
    try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(half), 1 << 17)) {
      SealedOutput sealed = new SealedOutput(plain, lock);
      new Outgoing(new Holdings(database, beside.forum()), lock, sealed).all(beside);
      sealed.finish();
    }
    try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void all(Beside beside) {
    String forum = holdings.forum();
    put(Kind.FORUM, new Document("forum", forum).append("sealed", beside.sealed().toString()));
    Database database = holdings.database();
    database.ferry().leaving(forum, lock.keys(), key -> put(Kind.KEY, key));
    holdings.purges().each(entry -> put(Kind.PURGE, entry)); // these name the burned rooms
    holdings.texts(this::text);
    holdings.files().each(piece -> put(Kind.FILE, piece));
    holdings.batches().inOrder(batch -> put(Kind.BATCH, batch));
    beside.seats().forEach(seat -> put(Kind.SEAT, seat.kept()));
    beside.due().forEach(at -> put(Kind.DUE, new Document("at", at.toString())));
    Document end = new Document();
    written.forEach((kind, count) -> end.append(kind.name(), count));
    put(Kind.END, end);
  }

  private void text(String text) {
    holdings.text(text).inOrder(batch -> put(Kind.TEXT, batch));
    holdings.checkpoints(text).inOrder(one -> put(Kind.CHECKPOINT, one));
    holdings.removals(text).each(entry -> put(Kind.REMOVAL, entry));
  }

  private void put(Kind kind, Document value) {
    try {
      new Item(kind, value).write(out);
      written.merge(kind, 1L, Long::sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
