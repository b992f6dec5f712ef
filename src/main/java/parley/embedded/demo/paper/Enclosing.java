package parley.embedded.demo.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BinaryOperator;
import parley.annex.Annex;
import parley.annex.Files;
import parley.document.clean.Cleaned.Kind;
import parley.embedded.demo.paper.PapersFile.PaperOf;
import parley.embedded.demo.paper.PapersFile.Picture;

/** Puts the pictures that go with the papers of the furnished forum where they lie. */
public record Enclosing(Files files, String forum, BinaryOperator<String> ids) {
  private static final Path FOLDER = Path.of("config", "fora", "afghanistan", "annexes");

  /** What goes with a paper in a room, laid there; the same each time. */
  List<Annex> lay(PaperOf paper, String room) {
    List<Picture> pictures = paper.annexes() == null ? List.of() : paper.annexes();
    return pictures.stream().map(picture -> lay(picture, room)).toList();
  }

  private Annex lay(Picture picture, String room) {
    byte[] bytes;
    try {
      bytes = java.nio.file.Files.readAllBytes(FOLDER.resolve(picture.file()));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    String id = ids.apply("annex", room + "/" + picture.file());
    files.write(new Files.Place(forum, room), id, bytes);
    String title = picture.title();
    int width = picture.width();
    return new Annex(
        id, Kind.PNG, title, picture.alt(), bytes.length, null, width, picture.height());
  }
}
