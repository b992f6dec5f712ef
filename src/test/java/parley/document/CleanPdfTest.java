package parley.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.junit.jupiter.api.Test;
import parley.document.clean.Cleaned;
import parley.document.clean.Cleaned.Trace;
import parley.document.clean.Cleaner;
import parley.web.Problem;

/** Of the photographs and links of a PDF nothing is kept but what is seen and where it leads. */
class CleanPdfTest {
  private static final byte[] CANARY = Spoilt.CANARY.getBytes(StandardCharsets.ISO_8859_1);

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(Spoilt.painting(40, 20), "jpg", out);
    return out.toByteArray();
  }

  /** Seen in several goes, with words between the tables and the pixels of the second. */
  private static byte[] spoiltBetweenGoes() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(Spoilt.painting(40, 20), null, null), how);
    }
    writer.dispose();
    byte[] whole = out.toByteArray();
    int second = segment(whole, 0xda, segment(whole, 0xc4, segment(whole, 0xda, 0)));
    return joined(
        Arrays.copyOf(whole, second), CANARY, Arrays.copyOfRange(whole, second, whole.length));
  }

  private static int segment(byte[] jpeg, int mark, int after) {
    int at = after + 2;
    while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != mark) {
      at++;
    }
    return at;
  }

  /** A page with one picture, as it is written in the file. */
  private static byte[] pdf(byte[] raw, COSBase filter, COSBase how) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      COSStream image = pdf.getDocument().createCOSStream();
      try (OutputStream out = image.createRawOutputStream()) {
        out.write(raw);
      }
      image.setItem(COSName.FILTER, filter);
      image.setItem(COSName.DECODE_PARMS, how);
      image.setItem(COSName.SUBTYPE, COSName.IMAGE);
      image.setInt(COSName.WIDTH, 40);
      image.setInt(COSName.HEIGHT, 20);
      image.setInt(COSName.BITS_PER_COMPONENT, 8);
      image.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
      COSDictionary images = new COSDictionary();
      images.setItem(COSName.getPDFName("Im1"), image);
      PDPage page = new PDPage();
      page.setResources(new PDResources());
      page.getResources().getCOSObject().setItem(COSName.XOBJECT, images);
      pdf.addPage(page);
      return saved(pdf);
    }
  }

  private static byte[] saved(PDDocument pdf) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out);
    return out.toByteArray();
  }

  private static COSStream image(PDDocument pdf) {
    COSDictionary resources = pdf.getPage(0).getResources().getCOSObject();
    COSBase images = resources.getDictionaryObject(COSName.XOBJECT);
    return (COSStream)
        Objects.requireNonNull(((COSDictionary) images).getDictionaryObject("Im1"), "a picture");
  }

  /** The picture as it lies in a cleaned PDF: it is seen, and nothing else is in it. */
  private static void onlySeen(byte[] file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Cleaner.clean(file).bytes())) {
      COSStream image = image(pdf);
      assertThat(image.getFilters()).isEqualTo(COSName.DCT_DECODE);
      byte[] raw = image.createRawInputStream().readAllBytes();
      assertThat(new String(raw, StandardCharsets.ISO_8859_1))
          .doesNotContain(Spoilt.CANARY)
          .doesNotContain("Exif");
      BufferedImage seen = ImageIO.read(new ByteArrayInputStream(raw));
      BufferedImage before = ImageIO.read(new ByteArrayInputStream(jpeg()));
      assertThat(seen.getRGB(0, 0, 40, 20, null, 0, 40))
          .isEqualTo(before.getRGB(0, 0, 40, 20, null, 0, 40));
    }
  }

  @Test
  void whatLiesBehindOrBeforeAPhotographIsGone() throws Exception {
    onlySeen(pdf(joined(jpeg(), CANARY), COSName.DCT_DECODE, COSNull.NULL));
    onlySeen(pdf(joined(jpeg(), jpeg(), CANARY), COSName.DCT_DECODE, COSNull.NULL));
    onlySeen(pdf(joined(CANARY, jpeg()), COSName.DCT_DECODE, COSNull.NULL));
    onlySeen(pdf(joined(Spoilt.jpeg(), CANARY), COSName.DCT_DECODE_ABBREVIATION, COSNull.NULL));
    onlySeen(pdf(spoiltBetweenGoes(), COSName.DCT_DECODE, COSNull.NULL));
  }

  @Test
  void aPhotographPackedOnceMoreHasNoNotesEither() throws Exception {
    COSArray filters = new COSArray();
    filters.add(COSName.FLATE_DECODE);
    filters.add(COSName.DCT_DECODE);
    COSDictionary colours = new COSDictionary();
    colours.setInt(COSName.getPDFName("ColorTransform"), 1);
    COSArray how = new COSArray();
    how.add(COSNull.NULL);
    how.add(colours);
    byte[] file = pdf(packed(joined(Spoilt.jpeg(), CANARY)), filters, how);
    onlySeen(file);
    try (PDDocument pdf = Loader.loadPDF(Cleaner.clean(file).bytes())) {
      assertThat(image(pdf).getDictionaryObject(COSName.DECODE_PARMS))
          .as("how the photograph is read, without how it was packed")
          .isInstanceOfSatisfying(
              COSDictionary.class,
              left -> assertThat(left.getInt(COSName.getPDFName("ColorTransform"))).isEqualTo(1));
    }
    byte[] unended = Arrays.copyOf(jpeg(), jpeg().length - 2);
    byte[] bomb = joined(unended, new byte[17 << 20]); // a few kilobytes when packed
    assertThatThrownBy(() -> Cleaner.clean(pdf(packed(bomb), filters, how)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.DOCUMENT_TOO_MUCH));
  }

  @Test
  void aLinkThatStaysSaysNothingAndLeadsNowhereElse() throws Exception {
    byte[] file;
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      PDPageFitDestination here = new PDPageFitDestination();
      here.setPage(page);
      PDActionGoTo within = new PDActionGoTo();
      within.setDestination(here);
      PDActionURI away = new PDActionURI();
      away.setURI("https://example.org/" + Spoilt.CANARY);
      COSArray next = new COSArray();
      next.add(away.getCOSObject());
      within.getCOSObject().setItem(COSName.NEXT, next);
      PDAnnotationLink link = new PDAnnotationLink();
      link.setAction(within);
      link.setContents(Spoilt.CANARY);
      link.setAnnotationName(Spoilt.CANARY);
      link.setModifiedDate("D:20260101120000Z");
      link.getCOSObject().setString(COSName.T, Spoilt.CANARY);
      page.getAnnotations().add(link);
      file = saved(pdf);
    }
    Cleaned cleaned = Cleaner.clean(file);
    assertThat(cleaned.facts().removed()).contains(Trace.LINKS);
    try (PDDocument pdf = Loader.loadPDF(cleaned.bytes())) {
      PDAnnotationLink left = (PDAnnotationLink) pdf.getPage(0).getAnnotations().getFirst();
      assertThat(left.getAction()).isInstanceOf(PDActionGoTo.class);
      assertThat(left.getAction().getCOSObject().containsKey(COSName.NEXT)).isFalse();
      assertThat(left.getCOSObject().keySet())
          .extracting(COSName::getName)
          .doesNotContain("Contents", "NM", "M", "T");
    }
  }
}
