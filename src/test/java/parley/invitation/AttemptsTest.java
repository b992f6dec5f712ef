package parley.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** Codes that are mistyped, and those that are guessed. */
class AttemptsTest {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void whoGuessesIsStoppedForAWhile(@TempDir Path directory) {
    try (World world = new World(directory)) {
      Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
      String code = Door.code(olga, Door.somebody("Nora", "US"));
      Person nobody = Door.stranger(world);
      Door.knocks(nobody, "K7QM-2X9T").refused(400, "bad-field");
      for (int i = 0; i < 20; i++) {
        Door.knocks(nobody, guess(i)).refused(404, "no-invitation");
      }
      Door.knocks(nobody, guess(21)).refused(429, "too-many-requests");
      Door.knocks(nobody, code).refused(429, "too-many-requests");
      world.later(Duration.ofMinutes(10));
      Door.knocks(nobody, code).ok();
    }
  }

  private static String guess(int i) {
    return Code.of(Arrays.copyOf(("guess " + i).getBytes(StandardCharsets.UTF_8), 10));
  }

  @Test
  void oneWrongLetterAndTwoExchangedOnesAreNoticed() {
    Random random = new Random(7);
    byte[] bytes = new byte[10];
    for (int round = 0; round < 50; round++) {
      random.nextBytes(bytes);
      String code = Code.of(bytes);
      assertThat(code).matches("([0-9A-Z]{4}-){4}[0-9A-Z]");
      String letters = code.replace("-", "");
      assertThat(Code.typed(" " + code.toLowerCase(java.util.Locale.ROOT))).isEqualTo(letters);
      for (int i = 0; i < letters.length(); i++) {
        for (char other : LETTERS.toCharArray()) {
          String typed = letters.substring(0, i) + other + letters.substring(i + 1);
          assertThat(Code.typed(typed) == null).isEqualTo(other != letters.charAt(i));
        }
        for (int j = 0; j < i; j++) {
          char[] swapped = letters.toCharArray();
          swapped[i] = letters.charAt(j);
          swapped[j] = letters.charAt(i);
          String typed = new String(swapped);
          assertThat(Code.typed(typed) == null).isEqualTo(!typed.equals(letters));
        }
      }
    }
  }
}
