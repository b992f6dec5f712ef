package parley.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.prose.model.Schema;
import parley.web.Json;
import parley.web.Problem;

/** Tables and footnotes of contributions, as the texts that several write hold them too. */
class DocShapeTest {
  private static final String TABLE =
      """
      {"type":"table","content":[
        {"type":"table_row","content":[{"type":"table_header","content":[PARA]},
          {"type":"table_cell","content":[PARA,{"type":"bullet_list","content":[
            {"type":"list_item","content":[PARA]}]}]}]},
        {"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph"}]}]}]}\
      """;

  private static final String PARA =
      """
      {"type":"paragraph","content":[{"type":"text","text":"said"},
        {"type":"footnote","attrs":{"words":"where"},"marks":[{"type":"em"}]}]}\
      """;

  @Test
  void tablesAndFootnotesStandInBoth() {
    Doc doc = doc(TABLE.replace("PARA", PARA)).checked(1_000);
    assertThat(doc.plain()).isEqualTo("said\nsaid\nsaid\n");
    assertThat(Schema.text().document(Schema.json(doc.encoded().utf8())).text("\n", "\n"))
        .contains("said [where]");
  }

  @Test
  void theWordsOfFootnotesCount() {
    Doc doc = doc(PARA.replace("where", "w".repeat(1_990)));
    assertThat(doc.checked(1_994).plain()).isEqualTo("said");
    assertThatThrownBy(() -> doc.checked(1_993)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'table'}",
        "{'type':'table','content':[PARA]}",
        "{'type':'table_row','content':[{'type':'table_cell','content':[PARA]}]}",
        "{'type':'table','content':[{'type':'table_row'}]}",
        "{'type':'table','content':[{'type':'table_row','content':[{'type':'table_cell'}]}]}",
        "{'type':'blockquote','content':[TABLE]}",
        "{'type':'table','content':[{'type':'table_row','content':"
            + "[{'type':'table_cell','content':[TABLE]}]}]}",
        "{'type':'table','attrs':{'words':'x'},'content':[]}",
        "{'type':'footnote','attrs':{'words':'x'}}",
        "{'type':'paragraph','content':[{'type':'footnote'}]}",
        "{'type':'paragraph','content':[{'type':'footnote','attrs':{'words':' '}}]}",
        "{'type':'paragraph','content':[{'type':'footnote','attrs':{'words':'x','dir':'rtl'}}]}",
        "{'type':'paragraph','content':[{'type':'footnote','attrs':{'words':'x'},'text':'y'}]}",
        "{'type':'paragraph','content':[{'type':'footnote','attrs':{'words':'a\\u0007'}}]}",
        "{'type':'paragraph','content':[{'type':'hard_break','attrs':{'words':'x'}}]}",
        "{'type':'paragraph','content':[{'type':'footnote','attrs':{'words':'x'},"
            + "'marks':[{'type':'big'}]}]}",
      })
  void whatDoesNotFitIsRefused(String block) {
    String json = block.replace('\'', '"').replace("TABLE", TABLE).replace("PARA", PARA);
    assertThatThrownBy(() -> doc(json + "," + PARA).checked(1_000)).isInstanceOf(Problem.class);
  }

  private static Doc doc(String blocks) {
    String json = "{\"type\":\"doc\",\"content\":[" + blocks + "]}";
    return Json.decode(json.getBytes(StandardCharsets.UTF_8), Doc.class);
  }
}
