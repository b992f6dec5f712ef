package parley.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.web.Problem.Code;

class JsonTest {
  enum Kind {
    SIDE_ROOM,
    @JsonProperty("T1_5")
    ONE_AND_A_HALF
  }

  record Inner(int level, @Nullable String note) {}

  record Outer(String title, Kind kind, List<Inner> inner, @Nullable Boolean open) {}

  record Held(Json.Raw body, Instant at) {}

  record Named(Map<String, String> names) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  sealed interface Form {}

  record Circle(int radius) implements Form {}

  record Square(int side) implements Form {}

  record Forms(List<Form> forms) {}

  private static final String GOOD =
      """
      {"title":"Ab","kind":"sideRoom","inner":[{"level":1},{"level":2,"note":"n"}]}\
      """;

  @Test
  void readsWhatFits() {
    assertThat(Json.decode(GOOD.getBytes(UTF_8), Outer.class))
        .isEqualTo(
            new Outer("Ab", Kind.SIDE_ROOM, List.of(new Inner(1, null), new Inner(2, "n")), null));
  }

  @Test
  void writesWhatItReads() {
    assertThat(Json.text(Json.decode(GOOD, Outer.class))).isEqualTo(GOOD);
    assertThat(Json.text(Kind.ONE_AND_A_HALF)).isEqualTo("\"T1_5\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\":\"sideRoom\",\"inner\":[]} | BAD_FIELD | title",
        "{\"title\":null,\"kind\":\"sideRoom\",\"inner\":[]} | BAD_FIELD | title",
        "{\"title\":1,\"kind\":\"sideRoom\",\"inner\":[]} | BAD_FIELD | title",
        "{\"title\":{\"$gt\":\"\"},\"kind\":\"sideRoom\",\"inner\":[]} | BAD_FIELD | title",
        "{\"title\":[\"a\"],\"kind\":\"sideRoom\",\"inner\":[]} | BAD_FIELD | title",
        "{\"title\":\"a\",\"kind\":\"SIDE_ROOM\",\"inner\":[]} | BAD_FIELD | kind",
        "{\"title\":\"a\",\"kind\":0,\"inner\":[]} | BAD_FIELD | kind",
        "{\"title\":\"a\",\"kind\":\"\",\"inner\":[]} | BAD_FIELD | kind",
        "{\"title\":\"a\",\"kind\":\"sideRoom\"} | BAD_FIELD | inner",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":{}} | BAD_FIELD | inner",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":\"\"} | BAD_FIELD | inner",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[null]} | BAD_FIELD | inner[0]",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{}]} | BAD_FIELD | inner[0].level",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":\"1\"}]} | BAD_FIELD | inner[0].level",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":1.0}]} | BAD_FIELD | inner[0].level",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":9999999999}]} | BAD_FIELD | inner[0].level",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":1,\"note\":null}]} | BAD_FIELD | inner[0].note",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[],\"open\":\"true\"} | BAD_FIELD | open",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[],\"open\":1} | BAD_FIELD | open",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[],\"x\":1} | UNKNOWN_FIELD | x",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":1,\"$gt\":1}]} | UNKNOWN_FIELD | inner[0].$gt",
        "{\"title\":\"\\ud800\",\"kind\":\"sideRoom\",\"inner\":[]} | BAD_TEXT | title",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":1,\"note\":\"x\\udc00\"}]} | BAD_TEXT | inner[0].note",
      })
  void namesWhatDoesNotFit(String json, Code code, String field) {
    Problem problem = refused(json.getBytes(UTF_8), Outer.class);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"a\"",
        "{",
        "{}{}",
        "{\"title\":\"a\",\"title\":\"b\",\"kind\":\"sideRoom\",\"inner\":[]}",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":1,\"level\":1}]}",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[]} x",
        "{\"title\":\"a\",\"kind\":\"sideRoom\",\"inner\":[{\"level\":NaN}]}",
        "{'title':'a'}",
        "{\"title\":\"a\\u00\"}",
        "{\"title\":\"a\u0000\"}",
      })
  void refusesWhatIsNotJson(String json) {
    Problem problem = refused(json.getBytes(UTF_8), Outer.class);
    assertThat(problem.code()).isIn(Code.BAD_JSON, Code.BAD_FIELD);
  }

  @Test
  void refusesDuplicateKeysAndDepth() {
    String twice = "{\"names\":{\"en\":\"a\",\"en\":\"b\"}}";
    assertThat(refused(twice.getBytes(UTF_8), Named.class).code()).isEqualTo(Code.BAD_JSON);

    assertThat(Json.decode(nested(32), Held.class).at()).isEqualTo(Instant.EPOCH);
    assertThat(refused(nested(33).getBytes(UTF_8), Held.class).code()).isEqualTo(Code.BAD_JSON);
    assertThat(Json.read(nested(100).getBytes(UTF_8), Held.class).at()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin = "{\"names\":{\"en\":\"é\"}}".getBytes(ISO_8859_1);
    assertThat(refused(latin, Named.class).code()).isEqualTo(Code.BAD_JSON);
    byte[] overlong = "{\"names\":{\"en\":\"\u00c0\u00af\"}}".getBytes(ISO_8859_1);
    assertThat(refused(overlong, Named.class).code()).isEqualTo(Code.BAD_JSON);
    byte[] surrogate = "{\"names\":{\"en\":\"\u00ed\u00a0\u0080\"}}".getBytes(ISO_8859_1);
    assertThat(refused(surrogate, Named.class).code()).isEqualTo(Code.BAD_JSON);
  }

  @Test
  void refusesLoneSurrogatesInKeysToo() {
    Problem problem = refused("{\"names\":{\"\\ud800\":\"a\"}}".getBytes(UTF_8), Named.class);
    assertThat(problem.code()).isEqualTo(Code.BAD_JSON);
    assertThat(Json.decode("{\"names\":{\"en\":\"\\ud83d\\ude00\"}}", Named.class).names())
        .containsEntry("en", "\ud83d\ude00");
  }

  @Test
  void readsSealedTypes() {
    String json =
        "{\"forms\":[{\"type\":\"circle\",\"radius\":1},{\"type\":\"square\",\"side\":2}]}";
    Forms forms = Json.decode(json, Forms.class);
    assertThat(forms.forms()).containsExactly(new Circle(1), new Square(2));
    assertThat(Json.text(forms)).isEqualTo(json);
    assertThat(refused("{\"forms\":[{\"type\":\"star\"}]}".getBytes(UTF_8), Forms.class).code())
        .isEqualTo(Code.BAD_FIELD);
    assertThat(refused("{\"forms\":[{\"radius\":1}]}".getBytes(UTF_8), Forms.class).code())
        .isEqualTo(Code.BAD_FIELD);
  }

  @Test
  void keepsEncodedJsonAndMilliseconds() {
    String json =
        "{\"body\":{\"type\":\"doc\",\"n\":[1,2.50]},\"at\":\"2026-11-22T15:43:16.120Z\"}";
    Held held = Json.decode(json, Held.class);
    assertThat(held.at()).isEqualTo(Instant.parse("2026-11-22T15:43:16.120Z"));
    assertThat(Json.text(held)).isEqualTo(json);
    assertThat(new String(Json.encode(held), UTF_8)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T15:43:16Z",
        "2026-11-22T15:43:16.1234Z",
        "2026-11-22T15:43:16.123+01:00",
        "2026-13-22T15:43:16.123Z",
        "2026-11-22t15:43:16.123z"
      })
  void refusesOtherSpellingsOfTime(String time) {
    String json = "{\"body\":{},\"at\":\"" + time + "\"}";
    Problem problem = refused(json.getBytes(UTF_8), Held.class);
    assertThat(problem.field()).isEqualTo("at");
  }

  @Test
  void saysNothingOfContentWhenOwnJsonIsBroken() {
    assertThatThrownBy(() -> Json.read("{\"secret\":1}".getBytes(UTF_8), Inner.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  private static String nested(int depth) {
    int lists = depth - 1;
    return "{\"body\":"
        + "[".repeat(lists)
        + "]".repeat(lists)
        + ",\"at\":\"1970-01-01T00:00:00.000Z\"}";
  }

  private static Problem refused(byte[] json, Class<?> type) {
    return catchThrowableOfType(Problem.class, () -> Json.decode(json, type));
  }
}
