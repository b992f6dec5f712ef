package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.forum.Event;

/** Whatever people say in a room can be removed for good, or it is written here why not. */
class PurgeableTest {
  /** How people, groups, rooms and programs are called, and what a forum says of itself to all. */
  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "AccessionAsked",
              "ForumOpened",
              "GroupOpened",
              "Invited",
              "RoomOpened",
              "RotationSet",
              "Seated",
              "TokenIssued"));

  @Test
  void everyContentSaysWithWhatItGoes() throws NoSuchMethodException {
    Set<String> kept = new TreeSet<>();
    var all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("parley");
    for (var found : all) {
      if (found.isAssignableTo(Event.class) && found.isRecord()) {
        Class<?> type = found.reflect();
        boolean says =
            Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals("content"));
        if (says && type.getMethod("purgedWith").getDeclaringClass() == Event.class) {
          kept.add(type.getSimpleName());
        }
      }
    }
    assertThat(kept).isEqualTo(NAMES);
  }
}
