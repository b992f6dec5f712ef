package parley.document.out;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXTransformerFactory;
import javax.xml.transform.sax.TransformerHandler;
import javax.xml.transform.stream.StreamResult;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Writes elements, so that no word can become one. */
final class Xml {
  private final ContentHandler out;
  private final Map<String, String> namespaces;
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * To whoever takes the elements.
   *
   * @param namespaces by prefix
   */
  Xml(ContentHandler out, Map<String, String> namespaces) {
    this.out = out;
    this.namespaces = namespaces;
  }

  /** What writes elements somewhere. */
  @FunctionalInterface
  interface Content {
    void write(Xml xml);
  }

  /** A whole file of XML. */
  static byte[] file(Map<String, String> namespaces, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      var factory = (SAXTransformerFactory) TransformerFactory.newDefaultInstance();
      TransformerHandler handler = factory.newTransformerHandler();
      handler.getTransformer().setOutputProperty(OutputKeys.STANDALONE, "yes");
      handler.setResult(new StreamResult(bytes));
      new Xml(handler, namespaces).whole(content);
    } catch (TransformerConfigurationException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    return bytes.toByteArray();
  }

  /** A whole document. */
  void whole(Content content) {
    try {
      out.startDocument();
      for (Map.Entry<String, String> each : namespaces.entrySet()) {
        out.startPrefixMapping(each.getKey(), each.getValue());
      }
      content.write(this);
      out.endDocument();
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Begins an element; attributes are names and values in turns. */
  Xml open(String name, String... attributes) {
    AttributesImpl all = new AttributesImpl();
    for (int i = 0; i < attributes.length; i += 2) {
      String key = attributes[i];
      all.addAttribute(namespace(key, ""), local(key), key, "CDATA", attributes[i + 1]);
    }
    try {
      out.startElement(namespace(name, ""), local(name), name, all);
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
    open.push(name);
    return this;
  }

  /** The same with attributes as style sheets have them: {@code "color: black; font-size: 9pt"}. */
  Xml styled(String name, String looks) {
    List<String> attributes = new ArrayList<>();
    for (String look : looks.split(";", -1)) {
      int colon = look.indexOf(": ");
      if (colon > 0) {
        attributes.add(look.substring(0, colon).strip());
        attributes.add(look.substring(colon + 1).strip());
      }
    }
    return open(name, attributes.toArray(String[]::new));
  }

  Xml text(String text) {
    try {
      out.characters(text.toCharArray(), 0, text.length());
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
    return this;
  }

  Xml close() {
    String name = open.pop();
    try {
      out.endElement(namespace(name, ""), local(name), name);
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
    return this;
  }

  /** An element in which nothing stands. */
  Xml leaf(String name, String... attributes) {
    return open(name, attributes).close();
  }

  private String namespace(String name, String otherwise) {
    int colon = name.indexOf(':');
    return colon < 0 ? otherwise : namespaces.getOrDefault(name.substring(0, colon), otherwise);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
