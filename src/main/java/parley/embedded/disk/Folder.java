package parley.embedded.disk;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The directory of a database and the names of its files.
 *
 * @param disk what its log is written through
 */
record Folder(Path path, UnaryOperator<FileChannel> disk) {
  private static final String SPARE = "log-spare";

  Path data(long generation) {
    return path.resolve(String.format("data-%08d", generation));
  }

  Path segment(long generation, long number) {
    return path.resolve(String.format("log-%08d-%012d", generation, number));
  }

  /** A segment of zeros for later use. */
  Path spare() {
    return path.resolve(SPARE);
  }

  /** The segments of the newest generation in order. */
  List<LogSegment> segments() throws IOException {
    List<LogSegment> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(each -> name(each).matches("log-\\d{8}-\\d{12}")).toList()) {
        segments.add(LogSegment.open(file));
      }
    }
    long newest =
        segments.stream().mapToLong(segment -> segment.header().generation()).max().orElse(0);
    return segments.stream()
        .filter(segment -> segment.header().generation() == newest)
        .sorted(Comparator.comparingLong(segment -> segment.header().number()))
        .toList();
  }

  /** Removes what belongs to other generations and earlier segments. */
  void keepOnly(long generation, long segment) throws IOException {
    List<String> kept = List.of(name(data(generation)), name(segment(generation, segment)), SPARE);
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        if (name(file).matches("(log|data)-.*") && !kept.contains(name(file))) {
          Files.delete(file);
        }
      }
    }
    sync();
  }

  /** Makes new, renamed and removed names durable. */
  void sync() throws IOException {
    try (FileChannel folder = FileChannel.open(path, READ)) {
      folder.force(true);
    }
  }

  /** Bytes that may still be written to this disk. */
  long freeBytes() throws IOException {
    return Files.getFileStore(path).getUsableSpace();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
