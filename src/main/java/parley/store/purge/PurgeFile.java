package parley.store.purge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Database;

/**
 * The list of purges in a file beside the master key, a line each: kept where the database is
 * embedded, as an older copy of its folder would not know of them. Lines are only ever added.
 */
final class PurgeFile {
  private static final Logger LOG = LoggerFactory.getLogger(PurgeFile.class);
  private final Database database;

  PurgeFile(Database database) {
    this.database = database;
  }

  /** Durable when it returns. */
  void append(Document line) {
    Path path = path();
    if (path != null) {
      try {
        String lines = "\n" + line.toJson() + "\n"; // never behind one that a crash cut off
        Files.writeString(path, lines, CREATE, APPEND, DSYNC);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All lines that have this field, oldest first. */
  List<Document> read(String field) {
    List<Document> read = new ArrayList<>();
    Path path = path();
    if (path != null && Files.exists(path)) {
      try {
        new String(Files.readAllBytes(path), UTF_8).lines().forEach(line -> add(line, read));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    read.removeIf(line -> !line.containsKey(field));
    return read;
  }

  private static void add(String line, List<Document> read) {
    if (!line.isBlank()) {
      try {
        read.add(Document.parse(line));
      } catch (JsonParseException cut) {
        // by a crash: that purge was not acknowledged, and the database has it to do again
        LOG.warn("a line of the list of purges is cut off; it is left out");
      }
    }
  }

  private @Nullable Path path() {
    Database.Files files = database.files();
    return files == null ? null : files.purges();
  }
}
