package parley.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parley.document.clean.Cleaned;
import parley.document.clean.Cleaned.Kind;
import parley.document.clean.Cleaned.Trace;
import parley.web.Problem;

/** What is kept of a file is what is seen; what is worse than that is refused with its reason. */
class CleanTest {
  private static final Press PRESS = new Press(Press.Limits.USUAL, Path.of("target", "fonts"));

  @AfterAll
  static void close() {
    PRESS.close();
  }

  private static BufferedImage picture(Cleaned cleaned) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(cleaned.bytes())));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void refused(byte[] file, Problem.Code code) {
    assertThatThrownBy(() -> PRESS.clean(file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  @Test
  void ofAPictureOnlyItsPixelsStay() throws Exception {
    assertThat(text(Spoilt.png())).contains(Spoilt.CANARY);
    Cleaned cleaned = PRESS.clean(Spoilt.png());
    assertThat(cleaned.facts().kind()).isEqualTo(Kind.PNG);
    assertThat(text(cleaned.bytes())).doesNotContain(Spoilt.CANARY).doesNotContain("tEXt");
    assertThat(new Color(picture(cleaned).getRGB(3, 3))).isEqualTo(Color.RED);
    assertThat(PRESS.clean(Spoilt.png()).bytes()).isEqualTo(cleaned.bytes());
  }

  @Test
  void aPhotographStandsUprightWithoutItsNotes() throws Exception {
    Cleaned cleaned = PRESS.clean(Spoilt.jpeg());
    assertThat(cleaned.facts().kind()).isEqualTo(Kind.JPEG);
    assertThat(text(cleaned.bytes())).doesNotContain(Spoilt.CANARY).doesNotContain("Exif");
    assertThat(cleaned.facts().width()).isEqualTo(20);
    assertThat(cleaned.facts().height()).isEqualTo(40);
    BufferedImage seen = picture(cleaned);
    assertThat(new Color(seen.getRGB(17, 20)).getRed()).isGreaterThan(200);
    assertThat(new Color(seen.getRGB(2, 20)).getRed()).isLessThan(60);
  }

  @Test
  void aWebpBecomesWhatAllProgramsRead() throws Exception {
    Cleaned cleaned = PRESS.clean(Spoilt.webp());
    assertThat(cleaned.facts().kind().isPicture()).isTrue();
    assertThat(picture(cleaned).getWidth()).isEqualTo(1);
  }

  @Test
  void ofAPdfOnlyItsPagesStay() throws Exception {
    byte[] before = Spoilt.pdf();
    Cleaned cleaned = PRESS.clean(before);
    assertThat(cleaned.facts().pages()).isEqualTo(1);
    assertThat(cleaned.facts().removed())
        .contains(Trace.COMMENTS, Trace.SCRIPTS, Trace.FILES, Trace.LINKS);
    assertThat(everything(before)).contains(Spoilt.CANARY);
    assertThat(everything(cleaned.bytes()))
        .doesNotContain(Spoilt.CANARY)
        .doesNotContain("JavaScript", "EmbeddedFile", "Metadata", "CreationDate", "Exif");
    try (PDDocument pdf = Loader.loadPDF(cleaned.bytes())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Visible words");
      assertThat(pdf.getPage(0).getResources().getXObjectNames()).isNotEmpty();
    }
    assertThat(PRESS.clean(before).bytes()).isEqualTo(cleaned.bytes());
  }

  @Test
  void whatAnEarlierVersionSaidIsGone() throws Exception {
    byte[] first = Spoilt.pdf();
    byte[] second;
    try (PDDocument pdf = Loader.loadPDF(first)) {
      pdf.getPage(0).setContents(new org.apache.pdfbox.pdmodel.common.PDStream(pdf));
      pdf.getPage(0).getCOSObject().setNeedToBeUpdated(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.saveIncremental(out);
      second = out.toByteArray();
    }
    assertThat(second.length).isGreaterThan(first.length);
    assertThat(everything(PRESS.clean(second).bytes())).doesNotContain("Visible words");
  }

  /** All bytes of a PDF, its streams unpacked. */
  private static String everything(byte[] file) throws IOException {
    StringBuilder all = new StringBuilder(text(file));
    try (PDDocument pdf = Loader.loadPDF(file)) {
      for (var key : pdf.getDocument().getXrefTable().keySet()) {
        var object = pdf.getDocument().getObjectFromPool(key).getObject();
        all.append(object);
        if (object instanceof COSStream stream) {
          all.append(text(stream.createInputStream().readAllBytes()));
          all.append(text(stream.createRawInputStream().readAllBytes()));
        }
      }
    }
    return all.toString();
  }

  @Test
  void whatIsTooMuchIsRefusedAndTheNextIsDone() throws Exception {
    refused(Spoilt.hugePng(50_000, 50_000), Problem.Code.DOCUMENT_TOO_MUCH);
    refused(Spoilt.longPdf(301), Problem.Code.DOCUMENT_TOO_MUCH);
    try (Press small = new Press(new Press.Limits(20, 56), Path.of("target", "fonts"))) {
      byte[] bomb = Spoilt.hugePng(5_990, 5_990);
      assertThatThrownBy(() -> small.clean(bomb)).isInstanceOf(Problem.class);
      assertThat(small.clean(Spoilt.png()).facts().width()).isEqualTo(40);
    }
  }

  @Test
  void twoFilesInOneAreRefused() {
    refused(Spoilt.archiveBehind(Spoilt.png()), Problem.Code.DOCUMENT_DOUBLE);
    refused(Spoilt.archiveBehind(Spoilt.jpeg()), Problem.Code.DOCUMENT_DOUBLE);
    refused(Spoilt.pdfWithin(Spoilt.png()), Problem.Code.DOCUMENT_DOUBLE);
  }

  @Test
  void whatCannotBeReadIsRefused() throws Exception {
    refused(Spoilt.lockedPdf(), Problem.Code.DOCUMENT_LOCKED);
    refused("%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8), Problem.Code.DOCUMENT_BROKEN);
    refused(Arrays.copyOf(Spoilt.png(), 50), Problem.Code.DOCUMENT_BROKEN);
    refused("<html><script>".getBytes(StandardCharsets.UTF_8), Problem.Code.DOCUMENT_UNKNOWN);
    refused("GIF89a".getBytes(StandardCharsets.UTF_8), Problem.Code.DOCUMENT_UNKNOWN);
    refused(new byte[0], Problem.Code.DOCUMENT_UNKNOWN);
  }
}
