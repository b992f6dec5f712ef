package parley.fora;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.web.Json;
import parley.web.Problem;
import parley.web.Text;

/**
 * A folder of JSON files that come with the server, read as strictly as what clients send. Mistakes
 * are gathered, so that whoever changes the data is told all of them at once.
 */
public final class DataFolder {
  private final Path folder;
  private final List<String> mistakes = new ArrayList<>();

  public DataFolder(Path folder) {
    this.folder = folder;
  }

  /** The data are not usable; one sentence for each mistake. */
  public static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken(List<String> mistakes) {
      super(String.join("\n", mistakes));
    }
  }

  /** The names of the files that match, in order; none if the folder cannot be read. */
  public List<String> names(String glob) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      mistakes.add(folder + " cannot be read");
    }
    names.sort(null);
    return names;
  }

  /** What a file holds, or null if it does not fit; then that is noted. */
  public <T> @Nullable T read(String file, Class<T> type) {
    try {
      return Json.decode(Files.readAllBytes(folder.resolve(file)), type);
    } catch (IOException e) {
      mistakes.add(file + " cannot be read");
    } catch (Problem refused) {
      String where = refused.field() == null ? "" : " at " + refused.field();
      String why = refused.detail() == null ? refused.code().slug() : refused.detail();
      mistakes.add(file + where + ": " + why);
    }
    return null;
  }

  /** Notes a mistake unless this holds. */
  public void require(boolean holds, String sentence) {
    if (!holds) {
      mistakes.add(sentence);
    }
  }

  /** Notes a mistake unless all these texts are there in English and in Russian. */
  public void bilingual(String where, Text... texts) {
    for (Text text : texts) {
      boolean both = text.in().containsKey("en") && text.in().containsKey("ru");
      require(both, where + ": a text is not in English and Russian");
    }
  }

  /**
   * Ends the reading, or a part that what follows rests on.
   *
   * @throws Mistaken if there was a mistake
   */
  public void checked() throws Mistaken {
    if (!mistakes.isEmpty()) {
      throw new Mistaken(mistakes);
    }
  }
}
