package parley.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.web.Json;

/** Sheets in several scripts, with everything that can stand in one. */
final class Sheets {
  static final String RULE =
      "Chatham House Rule. Outside, what is said may be used. Who said it may not be told.";

  private Sheets() {}

  static Sheet of(String language, String title, String doc) {
    return new Sheet(
        language,
        List.of("Working group on transit", "AFG/WG1/2026/3/Rev.1", "4 November 2026"),
        "Without prejudice",
        title,
        List.of("Submitted by: Pakistan", "Transit"),
        List.of(Sheet.Part.of(null, List.of(), raw(doc))),
        RULE);
  }

  static Json.Raw raw(String doc) {
    return new Json.Raw(doc.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Sheet english() {
    return of(
        "en",
        "One form for the road",
        doc(
            p(
                text("A lorry is stopped "),
                marked("often", "em"),
                text(" for papers."),
                note("Conversations in Termez; see https://unece.org/transport/tir"),
                text(" And "),
                marked("bold", "strong"),
                text(" Ширина фарси: فارسی with a note"),
                note("A second note, of two\\u2019s worth."),
                text(" behind.")),
            heading(2, "Proposal"),
            "{'type':'ordered_list','content':["
                + item("One declaration")
                + ","
                + "{'type':'list_item','content':["
                + p(text("A list"))
                + ","
                + bullets("charges", "for what")
                + "]}]}",
            p(
                "{'type':'text','text':'UNECE','marks':[{'type':'link','attrs':{'href':'https://unece.org/'}}]}"),
            heading(3, "Smaller"),
            "{'type':'blockquote','content':[" + p(text("What was said <&> \\\"there\\\".")) + "]}",
            table(),
            p(text("After.<w:p>&amp;"))));
  }

  static Sheet persian() {
    return of(
        "fa",
        "یک برگه برای جاده",
        doc(
            p(
                text("این یک جملهٔ فارسی با پانوشت"),
                note("پانوشت با https://unece.org/ و عدد ۱۲"),
                text(
                    " است که ادامه دارد و چند واژهٔ دیگر هم دارد تا به خط دوم برسد، با نام TIR 1975 در میان آن.")),
            heading(2, "پیشنهاد"),
            bullets("آب و مرز", "راه و گذرگاه"),
            table(),
            p(text("An English paragraph among them."))));
  }

  static Sheet chinese() {
    return of(
        "zh",
        "先测量，再谈分配",
        doc(
            p(
                text("我们建议先测量，再谈分配。阿姆河的水量应当由各方共同测量，"),
                marked("任何一方", "strong"),
                text("都可以在三十天前通知后终止试行。"),
                note("见附件。")),
            heading(2, "建议"),
            bullets("测量", "公布"),
            table()));
  }

  static Sheet russian() {
    return of(
        "ru",
        "Измерять воду прежде, чем её делить",
        doc(
            p(
                text("Мы предлагаем отделить измерение от вопроса о долях."),
                note("См. протокол."))));
  }

  static String doc(String... blocks) {
    return "{'type':'doc','content':[" + String.join(",", blocks) + "]}";
  }

  static String p(String... pieces) {
    return "{'type':'paragraph','content':[" + String.join(",", pieces) + "]}";
  }

  static String text(String words) {
    return "{'type':'text','text':'" + words.replace("\\\"", "\\u0022") + "'}";
  }

  static String marked(String words, String mark) {
    return "{'type':'text','text':'" + words + "','marks':[{'type':'" + mark + "'}]}";
  }

  static String note(String words) {
    return "{'type':'footnote','attrs':{'words':'" + words + "'}}";
  }

  static String heading(int level, String words) {
    return "{'type':'heading','attrs':{'level':" + level + "},'content':[" + text(words) + "]}";
  }

  static String item(String words) {
    return "{'type':'list_item','content':[" + p(text(words)) + "]}";
  }

  static String bullets(String... items) {
    List<String> all = java.util.Arrays.stream(items).map(Sheets::item).toList();
    return "{'type':'bullet_list','content':[" + String.join(",", all) + "]}";
  }

  private static String table() {
    return "{'type':'table','content':[{'type':'table_row','content':["
        + cell("table_header", "Paper")
        + ","
        + cell("table_header", "ورق")
        + "]},{'type':'table_row','content':["
        + cell("table_cell", "CMR")
        + ","
        + cell("table_cell", "每次 边境")
        + "]}]}";
  }

  private static String cell(String type, String words) {
    return "{'type':'" + type + "','content':[" + p(text(words)) + "]}";
  }
}
