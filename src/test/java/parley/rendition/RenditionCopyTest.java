package parley.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.rendition.Rendered.reads;
import static parley.rendition.Rendered.renders;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.handout.Handed;
import parley.paper.Chancery;
import parley.rendition.Rendered.At;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** A language version is taken away as Word and PDF, alone and beside its original. */
class RenditionCopyTest {
  private static final String RICH =
      """
      [{'type':'heading','attrs':{'level':2},'content':[{'type':'text','text':'Aims'}]},
       {'type':'paragraph','content':[{'type':'text','text':'First measure'},
         {'type':'footnote','attrs':{'words':'As in May'}}]},
       {'type':'paragraph'},
       {'type':'ordered_list','content':[
         {'type':'list_item','content':[{'type':'paragraph','content':[
           {'type':'text','text':'Open the posts'}]}]},
         {'type':'list_item','content':[{'type':'paragraph','content':[
           {'type':'text','text':'Count together'}]}]}]},
       {'type':'bullet_list','content':[{'type':'list_item','content':[{'type':'paragraph',
         'content':[{'type':'text','text':'Publish'}]}]}]},
       {'type':'blockquote','content':[{'type':'paragraph','content':[
         {'type':'text','text':'Water has no flag'}]}]},
       {'type':'table','content':[{'type':'table_row','content':[{'type':'table_cell',
         'content':[{'type':'paragraph','content':[{'type':'text','text':'Kerki'}]}]}]}]}]
      """;

  @TempDir Path directory;
  private World world;
  private Chancery in;
  private Person ira;
  private Person home;
  private String paper;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    ira = in.seat("ira", null, "interpreter");
    home = in.caucus(in.ana);
    paper = rich(in, home);
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** The id of a paper with one of each. */
  static String rich(Chancery in, Person home) {
    String draft = Chancery.begins(home, "Kinds", "party").ok().at("/draft/id").textValue();
    Rendered.lays(home, draft, RICH).ok();
    return in.circulates(home, draft).ok().at("/paper/id").textValue();
  }

  private Reply takes(Person person, String how) {
    return person.get(Chancery.papers(person) + "/" + paper + "/copy?in=en&" + how);
  }

  @Test
  void eachParagraphIsOfItsKindAndWhatIsEmptyIsNone() {
    JsonNode rows = reads(in.ben, paper, "fa").ok().get("rows");
    assertThat(rows.findValuesAsText("kind"))
        .containsExactly(
            "title", "heading", "paragraph", "numbered", "numbered", "bullet", "quote", "cell");
    assertThat(rows.findValuesAsText("number")).containsExactly("1", "2");
    assertThat(rows.findValuesAsText("paragraph"))
        .containsExactly("0", "1", "2", "4", "5", "6", "7", "8");
    renders(ira, paper, At.of(3), "تهی").refused(400, "bad-field");
  }

  @Test
  void itIsTakenAwayAloneWithWhatLacksInBrackets() {
    takes(in.ben, "as=docx&rendition=fa").refused(404, "not-found");
    renders(ira, paper, At.of(0), "گونه‌ها").ok();
    renders(ira, paper, At.of(4), "ایستگاه‌ها باز شود").ok();
    String words = Handed.unpacked(takes(in.ben, "as=docx&rendition=fa").body());
    assertThat(words).contains("گونه‌ها", "ایستگاه‌ها باز شود", "Working translation");
    assertThat(words).contains("[", "First measure", "As in May", "translated: 2 of 8");
    assertThat(words).doesNotContain("Open the posts");
    String printed = Handed.printed(takes(in.ben, "as=pdf&rendition=fa").body());
    assertThat(printed).contains("[Count together]").doesNotContain("Open the posts");
    takes(in.ben, "as=docx&rendition=en").refused(404, "not-found");
    takes(in.ben, "as=docx&rendition=xx").refused(400, "bad-field");
  }

  @Test
  void itIsTakenAwayBesideTheOriginalParagraphByParagraph() {
    renders(ira, paper, At.of(4), "ایستگاه‌ها باز شود").ok();
    Reply taken = takes(in.ben, "as=docx&rendition=fa&beside=true");
    String words = Handed.unpacked(taken.body());
    assertThat(words).contains("Open the posts", "ایستگاه‌ها باز شود", "As in May");
    assertThat(words).contains("not translated yet", "<w:bidi");
    assertThat(takes(in.ben, "as=docx&rendition=fa&beside=true").body()).isEqualTo(taken.body());
    String printed = Handed.printed(takes(in.ben, "as=pdf&rendition=fa&beside=true").body());
    assertThat(printed).contains("Open the posts", "1. Open", "• Publish", "Kerki");
  }

  @Test
  void whatIsOutOfDateSaysSoOnPaper() {
    renders(ira, paper, At.of(4), "ایستگاه‌ها باز شود").ok();
    String next = Chancery.begins(home, "Kinds", "party").ok().at("/draft/id").textValue();
    Rendered.lays(home, next, RICH.replace("Open the posts", "Open the seven posts")).ok();
    in.revises(home, next, paper).ok();
    String words = Handed.unpacked(takes(in.ben, "as=docx&rendition=fa").body());
    assertThat(words).contains("ایستگاه‌ها باز شود", "was changed after it was translated");
    String older = Handed.unpacked(takes(in.ben, "as=docx&rendition=fa&revision=0").body());
    assertThat(older).contains("ایستگاه‌ها باز شود").doesNotContain("was changed after");
    Chancery.withdraws(in.usa, paper).ok();
    takes(in.ben, "as=docx&rendition=fa").refused(409, "withdrawn");
  }
}
