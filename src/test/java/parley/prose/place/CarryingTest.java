package parley.prose.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.prose.model.Node;
import parley.prose.model.Schema;

/** Words of one revision found in another. */
class CarryingTest {
  private static final String RIVERS =
      "The parties will share the waters of the Kunar river on an equitable basis.";
  private static final String DAMS = "No dam is to be built without notice of two seasons.";
  private static final String DATA = "Flow data is exchanged on the first of each month.";

  @Test
  void wordsOfABlockThatIsTheSameStay() {
    assertThat(carried("Kunar river", doc(RIVERS, DAMS), doc("A new first one.", RIVERS, DAMS)))
        .isEqualTo("Kunar river");
  }

  @Test
  void wordsOfABlockThatWasMovedGoWithIt() {
    assertThat(carried("two seasons", doc(RIVERS, DAMS, DATA), doc(RIVERS, DATA, DAMS)))
        .isEqualTo("two seasons");
  }

  @Test
  void wordsStayWhereTheirSentenceWasChangedAroundThem() {
    String changed = "All riparian parties will share the waters of the Kunar river fairly.";
    assertThat(carried("waters of the Kunar", doc(RIVERS, DAMS), doc(changed, DAMS)))
        .isEqualTo("waters of the Kunar");
  }

  @Test
  void whatWasPutInBetweenThemLiesWithin() {
    String changed =
        "The parties will share the waters of the upper Kunar river on an equitable basis.";
    assertThat(carried("of the Kunar river", doc(RIVERS), doc(changed)))
        .isEqualTo("of the upper Kunar river");
  }

  @Test
  void wordsThatWereCutAreGone() {
    String changed = "The parties will share the waters of the river.";
    assertThat(carried("on an equitable basis", doc(RIVERS, DAMS), doc(changed, DAMS))).isNull();
    assertThat(carried("two seasons", doc(RIVERS, DAMS), doc(RIVERS))).isNull();
    assertThat(carried("two seasons", doc(RIVERS, DAMS), doc(RIVERS, DATA))).isNull();
  }

  @Test
  void chineseIsComparedSignBySign() {
    assertThat(carried("跨境水资源", doc("各方应公平利用跨境水资源。"), doc("各方应当公平合理利用跨境水资源。"))).isEqualTo("跨境水资源");
  }

  /** Editions of which each block is known: what stands in both is found, and nothing else. */
  @Test
  void randomEditionsKeepWhatStandsInBoth() {
    Random random = new Random(41);
    for (int round = 0; round < 300; round++) {
      String[] before = new String[8];
      for (int i = 0; i < before.length; i++) {
        before[i] = sentence(random);
      }
      String[] after = before.clone();
      int at = random.nextInt(before.length);
      int gone = (at + 1 + random.nextInt(before.length - 1)) % before.length;
      after[gone] = sentence(random);
      String marked = before[at].substring(6, 20);
      assertThat(carried(marked, doc(before), doc(after))).isEqualTo(marked.strip());
      String lost = before[gone].substring(6, 20);
      assertThat(carried(lost, doc(before), doc(after))).isNull();
    }
  }

  private static String sentence(Random random) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      words.append(Integer.toString(100_000 + random.nextInt(900_000), 36)).append(' ');
    }
    return words.append('.').toString();
  }

  @Test
  void aLongPaperIsComparedInShortTime() {
    Random random = new Random(7);
    String[] before = new String[1_200];
    for (int i = 0; i < before.length; i++) {
      before[i] = sentence(random) + sentence(random) + sentence(random);
    }
    String[] after = before.clone();
    for (int i = 0; i < after.length; i += 7) {
      after[i] = sentence(random) + before[i];
    }
    long begin = System.nanoTime();
    assertThat(carried(before[700].substring(3, 40), doc(before), doc(after))).isNotNull();
    assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
  }

  @Test
  void aPaperOfWhichEachBlockIsAnotherIsGivenUpInShortTime() {
    String[] before = new String[9_000];
    String[] after = new String[before.length];
    for (int i = 0; i < before.length; i++) {
      before[i] = numbered('a', i);
      after[i] = numbered('b', i);
    }
    Node then = doc(before);
    Node now = doc(after);
    long begin = System.nanoTime();
    assertThat(carried(before[before.length - 1], then, now)).isNull();
    assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
  }

  private static String numbered(char first, int block) {
    StringBuilder words = new StringBuilder();
    for (int i = 4 * block; i < 4 * block + 4; i++) {
      words.append(first).append(Integer.toString(10_000 + i, 36)).append(' ');
    }
    return words.toString().strip();
  }

  /** What stands in the place of words afterwards; null if they are gone. */
  private static @Nullable String carried(String words, Node before, Node after) {
    Range range = Block.only(before, words);
    assertThat(range).isNotNull();
    Range whole = Carrying.of(before, after).carried(Place.of(range)).whole();
    Range kept = whole == null ? null : Block.trimmed(after, whole);
    return kept == null ? null : Block.words(after, kept);
  }

  private static Node doc(String... paragraphs) {
    StringBuilder blocks = new StringBuilder();
    for (String each : paragraphs) {
      blocks.append(blocks.isEmpty() ? "" : ",");
      blocks.append("{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"");
      blocks.append(each).append("\"}]}");
    }
    String json = "{\"type\":\"doc\",\"content\":[" + blocks + "]}";
    return Schema.text().document(Schema.json(json.getBytes(StandardCharsets.UTF_8)));
  }
}
