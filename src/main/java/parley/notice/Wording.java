package parley.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import parley.web.Json;
import parley.web.Text;

/** What letters say: {@code config/mail/letters.json}, constant for each kind and language. */
public final class Wording {
  private static final String LINK = "{link}";
  private static final String OFF = "{off}";
  private static final String OTHERWISE = "en";
  private final Map<Letter.Kind, Says> says = new EnumMap<>(Letter.Kind.class);

  /**
   * One kind of letter; {@code {link}} stands where the link goes, {@code {off}} where the end of
   * such letters is.
   */
  record Says(Text subject, Text text) {}

  /** The file. */
  record File(Says invitation, Says digest, Says reminder) {}

  /** A letter as it is sent. */
  public record Written(String subject, String text) {}

  private Wording(File file) {
    says.put(Letter.Kind.INVITATION, file.invitation());
    says.put(Letter.Kind.DIGEST, file.digest());
    says.put(Letter.Kind.REMINDER, file.reminder());
    for (Says one : says.values()) {
      boolean linked = one.text().in().values().stream().allMatch(text -> text.contains(LINK));
      if (!linked || !one.subject().in().keySet().equals(one.text().in().keySet())) {
        throw new IllegalStateException("letters.json: a letter lacks its link or a language");
      }
    }
  }

  /**
   * @param folder {@code config/mail}
   */
  public static Wording of(Path folder) {
    try {
      byte[] file = Files.readAllBytes(folder.resolve("letters.json"));
      return new Wording(Json.read(file, File.class));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** In the letter's language, or in English. */
  public Written written(Letter letter) {
    Says one = Objects.requireNonNull(says.get(letter.kind()));
    String text = in(one.text(), letter.language());
    String off = letter.off() == null ? "" : letter.off();
    return new Written(
        in(one.subject(), letter.language()), text.replace(LINK, letter.link()).replace(OFF, off));
  }

  private static String in(Text text, String language) {
    String wording = text.in().get(language);
    return wording == null ? Objects.requireNonNull(text.in().get(OTHERWISE)) : wording;
  }
}
