package parley.prose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import parley.prose.model.Node;
import parley.prose.model.Schema;

/**
 * Prints what a keystroke costs in a document of about 10,000 characters, and what heap such a
 * document takes. Run with the flags of the product: {@code -XX:+UseCompactObjectHeaders}.
 */
public final class ProseBench {
  private static final Schema SCHEMA = Schema.text();
  private static final int CHARACTERS = 10_000;
  private static final int KEYSTROKES = 200_000;
  private static final int DOCUMENTS = 500;

  private ProseBench() {}

  public static void main(String[] arguments) {
    for (String letters : List.of("abcdefgh ijklmno ", "абвгдежз иклмноп ")) {
      byte[] json = document(letters);
      Node document = SCHEMA.document(Schema.json(json));
      System.out.printf(
          "%d positions, %d bytes of JSON: %.1f KB of heap%n",
          document.content().size(), json.length, heap(json) / 1024.0);
      for (int warm = 0; warm < 3; warm++) {
        measure(document, warm == 2);
      }
    }
  }

  private static void measure(Node document, boolean print) {
    List<Step> steps = keystrokes(document, "e");
    List<byte[]> sent =
        steps.stream().map(step -> step.toJson().toString().getBytes(UTF_8)).toList();
    List<StepMap> others = List.of(steps.get(0).map(), steps.get(1).map(), steps.get(2).map());
    double applied = micros(steps, step -> applied(step, document).content().size());
    double rebased = micros(steps, step -> kept(Rebase.of(document, others, List.of(step))));
    double whole =
        micros(
            sent,
            one ->
                kept(
                    Rebase.of(
                        document, List.of(), List.of(Step.fromJson(SCHEMA, Schema.json(one))))));
    if (print) {
      System.out.printf(
          "a keystroke: %.2f µs applied, %.2f µs rebased over 3 and applied, %.2f µs from bytes%n",
          applied, rebased, whole);
    }
  }

  private static int kept(Rebase rebased) {
    return rebased.kept().size();
  }

  private static Node applied(Step step, Node document) {
    return step.apply(document) instanceof Outcome.Applied applied ? applied.document() : document;
  }

  private static <T> double micros(List<T> all, ToIntFunction<T> work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int sum = 0;
    for (int i = 0; i < KEYSTROKES; i++) {
      sum += work.applyAsInt(all.get(i % all.size()));
    }
    long nanos = threads.getCurrentThreadCpuTime() - start;
    if (sum < 0) {
      throw new IllegalStateException("Nothing was kept");
    }
    return nanos / 1000.0 / KEYSTROKES;
  }

  private static List<Step> keystrokes(Node document, String letter) {
    Random chance = new Random(1);
    List<Step> steps = new ArrayList<>();
    while (steps.size() < 1000) {
      int at = chance.nextInt(document.content().size());
      if (document.resolve(at).parent().type().hasInlineContent()) {
        steps.add(Texts.insert(at, Texts.text(letter)));
      }
    }
    return steps;
  }

  /** Bytes for one document, of many that were read each on its own. */
  private static long heap(byte[] json) {
    Node[] documents = new Node[DOCUMENTS];
    long before = used();
    for (int i = 0; i < documents.length; i++) {
      documents[i] = SCHEMA.document(Schema.json(json));
    }
    long after = used();
    return documents[DOCUMENTS - 1] == null ? 0 : (after - before) / DOCUMENTS;
  }

  private static long used() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Headings, paragraphs of 250 characters with a bold word, and a list in every fourth place. */
  private static byte[] document(String letters) {
    StringBuilder blocks = new StringBuilder();
    int characters = 0;
    for (int i = 0; characters < CHARACTERS; i++) {
      boolean list = i % 4 == 3;
      String text = letters.repeat(i % 4 == 0 ? 2 : 14);
      characters += text.length() + (list ? 3 * text.length() : 4);
      String paragraph =
          "{\"type\":\"paragraph\",\"attrs\":{\"dir\":null},\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}"
              .formatted(text);
      String item = "{\"type\":\"list_item\",\"content\":[" + paragraph + "]}";
      String bold = "{\"type\":\"text\",\"marks\":[{\"type\":\"strong\"}],\"text\":\"bold\"}]}";
      String block =
          list
              ? "{\"type\":\"bullet_list\",\"content\":["
                  + String.join(",", item, item, item, item)
                  + "]}"
              : paragraph.replace("}]}", "}," + bold);
      blocks.append(blocks.isEmpty() ? "" : ",").append(block);
    }
    return ("{\"type\":\"doc\",\"content\":[" + blocks + "]}").getBytes(UTF_8);
  }
}
