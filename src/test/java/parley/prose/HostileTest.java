package parley.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static parley.prose.Texts.SCHEMA;
import static parley.prose.Texts.applied;
import static parley.prose.Texts.bytes;
import static parley.prose.Texts.insert;
import static parley.prose.Texts.paragraph;
import static parley.prose.Texts.step;
import static parley.prose.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;

/**
 * What no page of ours would send: refused with a reason, never an error, never taken by halves.
 */
class HostileTest {
  private static final String DOVE = "\ud83d\udd4a";

  private final Node two = Texts.document(paragraph("hello"), paragraph("a" + DOVE + "b"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "{}",
        "{'stepType':'none'}",
        "{'stepType':'replace'}",
        "{'stepType':'replace','from':'1','to':2}",
        "{'stepType':'replace','from':1.0,'to':2}",
        "{'stepType':'replace','from':-1,'to':2}",
        "{'stepType':'replace','from':3,'to':2}",
        "{'stepType':'replace','from':3000000000,'to':3000000000}",
        "{'stepType':'replace','from':1,'to':2,'more':1}",
        "{'stepType':'replace','from':1,'to':2,'structure':1}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[],'openStart':1,'openEnd':1}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'a'}],'openStart':1}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'paragraph'}],'openStart':2}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'none'}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':''}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':7}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'a','attrs':{}}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'\\u0007'}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'\\n'}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'\\ud83d'}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'a','marks':[{'type':'em'},{'type':'em'}]}]}}",
        "{'stepType':'replace','from':1,'to':1,'slice':{'content':[{'type':'text','text':'a','marks':[{'type':'link'}]}]}}",
        "{'stepType':'replace','from':0,'to':0,'slice':{'content':[{'type':'blockquote'}]}}",
        "{'stepType':'replace','from':0,'to':0,'slice':{'content':[{'type':'paragraph','attrs':{'dir':'up'}}]}}",
        "{'stepType':'replace','from':0,'to':0,'slice':{'content':[{'type':'paragraph','attrs':{'style':'x'}}]}}",
        "{'stepType':'replace','from':0,'to':0,'slice':{'content':[{'type':'heading','attrs':{'level':1}}]}}",
        "{'stepType':'replace','from':0,'to':0,'slice':{'content':[{'type':'ordered_list','attrs':{'order':-1},'content':[{'type':'list_item','content':[{'type':'paragraph'}]}]}]}}",
        "{'stepType':'replaceAround','from':0,'to':7,'gapFrom':0,'gapTo':8,'insert':0}",
        "{'stepType':'replaceAround','from':0,'to':7,'gapFrom':5,'gapTo':4,'insert':0}",
        "{'stepType':'replaceAround','from':0,'to':7,'gapFrom':0,'gapTo':7,'insert':1}",
        "{'stepType':'replaceAround','from':0,'to':7,'gapFrom':0,'gapTo':7,'insert':2,'slice':{'content':[{'type':'bullet_list','content':[{'type':'paragraph'},{'type':'list_item'}]}]}}",
        "{'stepType':'addMark','from':1,'to':2}",
        "{'stepType':'addMark','from':1,'to':2,'mark':{'type':'blink'}}",
        "{'stepType':'addMark','from':1,'to':2,'mark':{'type':'em','attrs':{'on':true}}}",
        "{'stepType':'addMark','from':1,'to':2,'mark':{'type':'link','attrs':{'href':'javascript:alert(1)'}}}",
        "{'stepType':'addMark','from':1,'to':2,'mark':{'type':'link','attrs':{'href':'https://a\\u0000b'}}}",
        "{'stepType':'markSet'}",
        "{'stepType':'markSet','steps':[{'stepType':'replace','from':0,'to':1}]}",
        "{'stepType':'attr','pos':0,'attr':'dir','value':{}}",
        "{'stepType':'attr','pos':0,'value':null}",
      })
  void noStepAtAll(String json) {
    assertThatExceptionOfType(Unfit.class).isThrownBy(() -> step(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'stepType':'replace','from':13,'to':14}",
        "{'stepType':'replace','from':0,'to':1}",
        "{'stepType':'replace','from':0,'to':13}",
        "{'stepType':'replace','from':3,'to':3,'slice':{'content':[{'type':'paragraph'}]}}",
        "{'stepType':'replace','from':0,'to':0,'slice':{'content':[{'type':'text','text':'a'}]}}",
        "{'stepType':'replace','from':10,'to':11}",
        "{'stepType':'replace','from':10,'to':10,'slice':{'content':[{'type':'text','text':'x'}]}}",
        "{'stepType':'addMark','from':10,'to':12,'mark':{'type':'em'}}",
        "{'stepType':'addMark','from':100,'to':120,'mark':{'type':'em'}}",
        "{'stepType':'addNodeMark','pos':0,'mark':{'type':'em'}}",
        "{'stepType':'addNodeMark','pos':2,'mark':{'type':'em'}}",
        "{'stepType':'attr','pos':0,'attr':'level','value':2}",
        "{'stepType':'attr','pos':0,'attr':'dir','value':'up'}",
        "{'stepType':'attr','pos':6,'attr':'dir','value':'rtl'}",
        "{'stepType':'docAttr','attr':'dir','value':'rtl'}",
        "{'stepType':'replaceAround','from':1,'to':6,'gapFrom':1,'gapTo':6,'insert':1,'slice':{'content':[{'type':'blockquote'}]}}",
      })
  void noStepOfThisDocument(String json) {
    Outcome outcome = step(json).apply(two);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.toString()).doesNotContain("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{} {}",
        "{'type':'doc','type':'doc'}",
        "{'type':'doc'}",
        "{'type':'doc','content':[]}",
        "{'type':'paragraph'}",
        "{'type':'doc','content':{'type':'paragraph'}}",
        "{'type':'doc','content':[{'type':'doc','content':[{'type':'paragraph'}]}]}",
        "{'type':'doc','content':[{'type':'paragraph','marks':[{'type':'em'}]}]}",
        "{'type':'doc','marks':[{'type':'em'}],'content':[{'type':'paragraph'}]}",
        "{'type':'doc','content':[{'type':'paragraph','content':[{'type':'hard_break','content':[{'type':'text','text':'a'}]}]}]}",
      })
  void noDocument(String json) {
    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> SCHEMA.document(Schema.json(bytes(json))));
  }

  @Test
  void bytesThatAreNoText() {
    for (byte[] bytes : List.of(new byte[] {(byte) 0xc3, '"'}, new byte[] {0, 0, 0, '7'})) {
      assertThatExceptionOfType(Unfit.class).isThrownBy(() -> Schema.json(bytes));
    }
  }

  @Test
  void depthHasABottom() {
    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> Schema.json(bytes("[".repeat(100_000))));
    assertThatExceptionOfType(Unfit.class).isThrownBy(() -> Texts.document(nested(12)));
    Node deep = Texts.document(nested(10));
    Node deeper = applied(intoItem(deep), deep);
    assertThat(deeper.content().child(0).content().child(0).content().count()).isEqualTo(2);
    assertThat(intoItem(deeper).apply(deeper)).isEqualTo(new Outcome.Failed("Nested too deep"));
  }

  /** Puts all of a document into an item of a list. */
  private static Step intoItem(Node document) {
    String item = "{'type':'list_item','content':[" + paragraph("") + "]}";
    return step(
        "{'stepType':'replaceAround','from':0,'to':%1$d,'gapFrom':0,'gapTo':%1$d,'insert':4,'slice':{'content':[{'type':'bullet_list','content':[%2$s]}]}}"
            .formatted(document.content().size(), item));
  }

  /** A list, an item, and so on: twice as many levels, and a paragraph. */
  private static String nested(int lists) {
    String inner = paragraph("deep");
    for (int i = 1; i < lists; i++) {
      inner =
          paragraph("")
              + ",{'type':'bullet_list','content':[{'type':'list_item','content':["
              + inner
              + "]}]}";
    }
    return "{'type':'bullet_list','content':[{'type':'list_item','content':[" + inner + "]}]}";
  }

  @Test
  void sizeHasATop() {
    Node full = Texts.document(paragraph("x".repeat(Schema.SIZE_MAX - 2)));
    assertThat(insert(1, text("y")).apply(full)).isInstanceOf(Outcome.Failed.class);
    assertThat(applied(Texts.cut(1, 2), full).content().size()).isEqualTo(Schema.SIZE_MAX - 1);
    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> Texts.document(paragraph("x".repeat(Schema.SIZE_MAX + 1))));
    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() ->
            insert(
                0, String.join(",", Collections.nCopies(Schema.CHILDREN_MAX + 1, paragraph("")))));
    Node wide =
        Texts.document(
            Collections.nCopies(Schema.CHILDREN_MAX, paragraph("")).toArray(String[]::new));
    assertThat(insert(0, paragraph("")).apply(wide)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void oneAddressIsNotMultiplied() {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      pieces.add("{'type':'hard_break'}");
      pieces.add(text("x"));
    }
    Node document =
        Texts.document("{'type':'paragraph','content':[" + String.join(",", pieces) + "]}");
    String address = "https://example.org/" + "x".repeat(1_900);
    Step link =
        step(
            "{'stepType':'addMark','from':1,'to':%d,'mark':{'type':'link','attrs':{'href':'%s'}}}"
                .formatted(document.content().size() - 1, address));
    assertThat(link.apply(document)).isInstanceOf(Outcome.Failed.class);
    assertThat(((MarkStep) link).on(1, 100).apply(document)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void setsOfMarksAreBounded() {
    String mark = "{'stepType':'addMark','from':0,'to':%d,'mark':{'type':'em'}}";
    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> set(Collections.nCopies(Step.SET_MAX + 1, mark.formatted(1))));
    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> set(Collections.nCopies(3, mark.formatted(Schema.SIZE_MAX))));
    String set = "{'stepType':'markSet','steps':[" + mark.formatted(1) + "]}";
    assertThat(set(List.of(set, set)).toJson().get("steps").size()).isEqualTo(2);
  }

  private static Step set(List<String> steps) {
    return step("{'stepType':'markSet','steps':[" + String.join(",", steps) + "]}");
  }

  @Test
  void claimsOfFarMovesHarmNobody() {
    Step far = step("{'stepType':'replace','from':0,'to':200000}");
    List<StepMap> others = List.of(insert(1, text("z")).map());
    List<Step> steps = Collections.nCopies(Rebase.STEPS_MAX, far);
    Rebase rebased = Rebase.of(two, others, steps);
    assertThat(rebased.dropped()).hasSameSizeAs(steps);
    assertThat(rebased.document()).isEqualTo(two);
    List<Step> tooMany = Collections.nCopies(Rebase.STEPS_MAX + 1, far);
    assertThatExceptionOfType(Unfit.class).isThrownBy(() -> Rebase.of(two, others, tooMany));
  }
}
