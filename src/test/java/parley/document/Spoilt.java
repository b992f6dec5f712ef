package parley.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Files as people have them on their devices, full of what they do not know of, and worse. */
public final class Spoilt {
  /** Stands wherever a file can say something that is not seen. */
  public static final String CANARY = "canary-9f31";

  private Spoilt() {}

  static BufferedImage painting(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height / 2);
    graphics.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException inMemory) {
      throw new java.io.UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  /** The upper half red, with words about it. */
  public static byte[] png() {
    return withChunk(encoded(painting(40, 20), "png"), "tEXt", "Author\0" + CANARY);
  }

  private static byte[] withChunk(byte[] png, String type, String words) {
    return withChunk(png, type, words.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] withChunk(byte[] png, String type, byte[] data) {
    int head = 33; // the signature and the first chunk
    ByteBuffer all = ByteBuffer.allocate(png.length + 12 + data.length);
    all.put(png, 0, head).put(chunk(type, data)).put(png, head, png.length - head);
    return all.array();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    return chunk.putInt(data.length).put(name).put(data).putInt((int) sum.getValue()).array();
  }

  /** Says that it is huge, and is not. */
  static byte[] hugePng(int width, int height) {
    byte[] png = encoded(painting(1, 1), "png");
    byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(png, 24, 5).array();
    return ByteBuffer.wrap(png).put(8, chunk("IHDR", head)).array();
  }

  /** As a phone held upright makes it: lying, with a note to turn it, and where it was taken. */
  static byte[] jpeg() {
    byte[] jpeg = encoded(painting(40, 20), "jpg");
    ByteBuffer exif = ByteBuffer.allocate(64);
    exif.put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1);
    exif.putShort((short) 6).putShort((short) 0).putInt(0);
    exif.put(CANARY.getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
    all.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (2 + exif.capacity()));
    return all.put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
  }

  static byte[] webp() {
    return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  /** A picture to one program, an archive to another. */
  static byte[] archiveBehind(byte[] picture) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(picture);
    try (ZipOutputStream zip = new ZipOutputStream(all)) {
      zip.putNextEntry(new ZipEntry("run.js"));
      zip.write(1);
    } catch (IOException inMemory) {
      throw new java.io.UncheckedIOException(inMemory);
    }
    return all.toByteArray();
  }

  static byte[] pdfWithin(byte[] png) {
    return withChunk(png, "tEXt", "Comment\0%PDF-1.7 ");
  }

  private static byte[] saved(PDDocument pdf) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out);
    return out.toByteArray();
  }

  private static void write(PDDocument pdf, PDPage page, String words) throws IOException {
    try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(50, 700);
      content.showText(words);
      content.endText();
      content.drawImage(JPEGFactory.createFromStream(pdf, new ByteArrayInputStream(jpeg())), 9, 9);
    }
  }

  /** Its words are to be seen; all else that a PDF can carry is in it too. */
  public static byte[] pdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      pdf.addPage(page);
      write(pdf, page, "Visible words");
      pdf.getDocumentInformation().setAuthor(CANARY);
      pdf.getDocumentInformation().setCreationDate(Calendar.getInstance());
      byte[] xmp = ("<x>" + CANARY + "</x>").getBytes(StandardCharsets.UTF_8);
      PDMetadata metadata = new PDMetadata(pdf, new ByteArrayInputStream(xmp));
      pdf.getDocumentCatalog().setMetadata(metadata);
      page.getCOSObject().setItem(COSName.METADATA, metadata);
      pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + CANARY + "')"));
      files(pdf);
      PDAnnotationText note = new PDAnnotationText();
      note.setContents(CANARY);
      note.setTitlePopup(CANARY);
      PDAnnotationLink link = new PDAnnotationLink();
      PDActionURI away = new PDActionURI();
      away.setURI("https://example.org/" + CANARY);
      link.setAction(away);
      page.setAnnotations(List.of(note, link));
      return saved(pdf);
    }
  }

  private static void files(PDDocument pdf) throws IOException {
    byte[] within = ("MZ" + CANARY).getBytes(StandardCharsets.UTF_8);
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(CANARY + ".exe");
    file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(within)));
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of("one", file));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    pdf.getDocumentCatalog().setNames(names);
  }

  static byte[] lockedPdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      // anybody may open it, and it is still not to be looked through
      pdf.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      return saved(pdf);
    }
  }

  static byte[] longPdf(int pages) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        pdf.addPage(new PDPage());
      }
      return saved(pdf);
    }
  }
}
