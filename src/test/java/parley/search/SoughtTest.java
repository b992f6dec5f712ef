package parley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.search.Sought.Mark;
import parley.web.Problem;

/** Words as their readers expect to find them, in six languages. */
class SoughtTest {
  private static List<String> marked(String language, String text, String words) {
    return Sought.of(words).marks(text, Forms.of(text, language)).stream()
        .map(mark -> text.substring(mark.from(), mark.to()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ru | Стороны обсудили проекты договоров             | договор         | договоров
          ru | Стороны обсудили проекты договоров             | ДОГОВОРАМ       | договоров
          ru | Обсуждался договор о границе                   | договоров       | договор
          ru | Ещё раз о перемирии                            | еще             | Ещё
          ru | Наблюдателей не было                           | наблюдатель     | Наблюдателей
          en | The parties were negotiating quietly           | negotiations    | negotiating
          en | China's position is known                      | china           | China
          en | He said ‘договоров не будет’ in Russian        | договор         | договоров
          fr | Les négociations sur l'accord reprennent       | negociation     | négociations
          fr | Les négociations sur l’accord reprennent       | accords         | accord
          fr | Un cessez-le-feu durable                       | cessez-le-feu   | cessez-le-feu
          zh | 各方讨论了气候变化条约                          | 条约            | 条约
          zh | 各方讨论了气候变化条约                          | 气候 条约        | 气候
          ar | ناقشت الأطراف المعاهدات الجديدة                | معاهدة          | المعاهدات
          ar | ناقشت الأطراف المعاهدة الجديدة                 | معاهده          | المعاهدة
          ar | مُفَاوَضَات السلام                             | مفاوضات         | مُفَاوَضَات
          fa | کشورها درباره‌ی توافق‌ها گفتگو می‌کنند         | می کنند         | می
          fa | کشورها درباره‌ی توافق‌ها گفتگو می‌کنند         | میکنند          | می‌کنند
          fa | کشورها درباره‌ی توافق‌ها گفتگو می‌کنند         | می‌کنند         | می‌کنند
          fa | کشورهای همسایه                                 | كشور            | کشورهای
          fa | اجلاس ۱۴۰۵ تهران                               | 1405            | ۱۴۰۵
          en | Paper AFG/WG1/2026/3 was circulated            | AFG/WG1/2026/3  | AFG/WG1/2026/3
          en | Verification of demobilisation                 | demobil*        | demobilisation
          """)
  void aWordIsFoundInOtherForms(String language, String text, String words, String first) {
    assertThat(marked(language, text, words)).first().isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh | 各方讨论了气候变化条约                  | 约条
          en | A procedure of silence                 | "silence procedure"
          en | The war is over                        | warm
          ru | Договорённость достигнута              | граница
          en | A single letter                        | l*
          """)
  void anotherWordIsNot(String language, String text, String words) {
    assertThat(marked(language, text, words)).isEmpty();
  }

  @Test
  void aPhraseIsMarkedAsAWhole() {
    assertThat(marked("en", "Two silence procedures; no silence", "«silence procedure»"))
        .containsExactly("silence procedures");
  }

  @Test
  void decomposedLettersAreTheSameLetters() {
    assertThat(marked("ru", "Переговорный рабочии\u0306 день", "рабочий")).hasSize(1);
    assertThat(marked("fr", "une ne\u0301gociation", "négociations")).hasSize(1);
  }

  @Test
  void thereIsALimitToWhatIsSought() {
    assertThat(Sought.of("…  ?! «»").isEmpty()).isTrue();
    assertThat(Sought.of("a ".repeat(Sought.WORDS_MAX)).isEmpty()).isFalse();
    assertThatThrownBy(() -> Sought.of("a ".repeat(Sought.WORDS_MAX + 1)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Sought.of("a".repeat(Sought.CHARACTERS_MAX + 1)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void anExcerptIsAPieceOfTheTextAroundWhatWasFound() {
    String text = "word ".repeat(100) + "needle\nand thread" + " word".repeat(100);
    List<Mark> marks = Sought.of("needle").marks(text, Forms.of(text, "en"));
    Excerpt excerpt = Excerpt.of(text, marks);
    assertThat(excerpt.text()).startsWith("…word").endsWith("word…").contains("needle and");
    assertThat(excerpt.text().length()).isLessThanOrEqualTo(Excerpt.CHARACTERS_MAX + 2);
    Mark mark = excerpt.marks().getFirst();
    assertThat(excerpt.text().substring(mark.from(), mark.to())).isEqualTo("needle");
    assertThat(Excerpt.of("short", List.of())).isEqualTo(new Excerpt("short", List.of()));
    assertThat(Excerpt.of("\uD83D\uDE00".repeat(400), List.of()).text()).doesNotContain("\uD83D…");
  }
}
