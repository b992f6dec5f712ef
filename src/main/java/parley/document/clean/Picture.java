package parley.document.clean;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import parley.document.clean.Cleaned.Facts;
import parley.document.clean.Cleaned.Kind;
import parley.document.clean.Cleaned.Trace;
import parley.web.Problem;

/** A picture, painted again: its pixels, upright, in plain colours, and nothing else of it. */
final class Picture {
  /** More is refused before a pixel is read. */
  private static final long PIXELS_MAX = 36_000_000;

  /** With more it is made smaller; enough for a page in print. */
  private static final long KEPT_PIXELS_MAX = 9_000_000;

  private static final float QUALITY = 0.88f;

  private Picture() {}

  static Cleaned clean(byte[] file, Cleaner.Begins begins) {
    int turned = begins == Cleaner.Begins.JPEG ? JpegParts.orientation(file) : 1;
    try {
      ImageReader reader = reader(begins);
      try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
        reader.setInput(in, true, true);
        return painted(reader, begins, turned);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof Problem refused) {
        throw refused;
      }
      throw new Problem(Problem.Code.DOCUMENT_BROKEN);
    }
  }

  private static ImageReader reader(Cleaner.Begins begins) throws IOException {
    return switch (begins) {
      case PNG -> ImageIO.getImageReadersByFormatName("png").next();
      case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance();
      case PDF -> throw new IllegalArgumentException("not a picture");
    };
  }

  private static Cleaned painted(ImageReader reader, Cleaner.Begins begins, int turned)
      throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > PIXELS_MAX) {
      throw new Problem(Problem.Code.DOCUMENT_TOO_MUCH);
    }
    int step = 1;
    while ((width / step) * (height / step) > KEPT_PIXELS_MAX) {
      step++;
    }
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage read = reader.read(0, param);
    boolean clear = read.getColorModel().hasAlpha();
    BufferedImage upright = upright(read, turned, clear);
    Kind kind = begins == Cleaner.Begins.PNG || clear ? Kind.PNG : Kind.JPEG;
    byte[] bytes = kind == Kind.PNG ? png(upright) : jpeg(upright);
    List<Trace> removed = step > 1 ? List.of(Trace.SMALLER) : List.of();
    Facts facts = new Facts(kind, 0, upright.getWidth(), upright.getHeight(), removed);
    return new Cleaned(facts, bytes);
  }

  /** As a camera said that it is to be held: what said so does not stay. */
  private static BufferedImage upright(BufferedImage read, int turned, boolean clear) {
    int w = read.getWidth();
    int h = read.getHeight();
    boolean lies = turned >= 5;
    int type = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage painted = new BufferedImage(lies ? h : w, lies ? w : h, type);
    Graphics2D graphics = painted.createGraphics();
    graphics.drawImage(read, turning(turned, w, h), null);
    graphics.dispose();
    return painted;
  }

  /** By the eight orientations of Exif (CIPA DC-008, 4.6.4). */
  private static AffineTransform turning(int turned, int w, int h) {
    return switch (turned) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
