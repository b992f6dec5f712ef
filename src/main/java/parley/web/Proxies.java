package parley.web;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom we believe where a request came from. {@code X-Forwarded-For} is anybody's to write: it is
 * read only where the connection is one of the operator's own proxies, from its end, each address
 * being believed as long as the one that added it is such a proxy too.
 */
public final class Proxies {
  public static final String HEADER = "x-forwarded-for";

  /** Nobody: who is connected is who it is. */
  public static final Proxies NONE = new Proxies(List.of());

  private static final int ADDRESSES_MAX = 32;
  private final List<Range> trusted;

  private Proxies(List<Range> trusted) {
    this.trusted = trusted;
  }

  /** Addresses that begin with these bits; four bytes or sixteen. */
  private record Range(byte[] address, int bits) {
    boolean has(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      int mask = 0xff & (0xff << (8 - rest));
      return Arrays.equals(address, 0, whole, other, 0, whole)
          && (rest == 0 || (address[whole] & mask) == (other[whole] & mask));
    }
  }

  /**
   * @param ranges addresses such as {@code 10.0.0.7}, or {@code 10.0.0.0/8}, {@code fd00::/8}
   * @throws IllegalArgumentException for what is neither
   */
  public static Proxies of(List<String> ranges) {
    List<Range> all = new ArrayList<>();
    for (String range : ranges) {
      String[] parts = range.strip().split("/", 2);
      byte[] address = bytes(parts[0]);
      int bits = address == null ? 0 : address.length * 8;
      if (address == null || (parts.length == 2 && !parts[1].matches("[0-9]{1,3}"))) {
        throw new IllegalArgumentException(range);
      }
      int asked = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
      if (asked < 1 || asked > bits) {
        throw new IllegalArgumentException(range); // "/0" would believe everybody
      }
      all.add(new Range(address, asked));
    }
    return new Proxies(List.copyOf(all));
  }

  /**
   * Where a request came from, as limits count it: an IPv4 address, or the half of an IPv6 address
   * that names a line, since whoever has a line has all addresses of it.
   *
   * @param connected the address at the other end of the connection
   * @param forwarded all values of {@code X-Forwarded-For}, in order
   */
  public String source(String connected, List<String> forwarded) {
    byte[] source = bytes(connected);
    List<String> hops = List.of(String.join(",", forwarded).split(",", -1));
    int first = Math.max(0, hops.size() - ADDRESSES_MAX);
    for (int i = hops.size() - 1; i >= first && trusts(source); i--) {
      byte[] hop = bytes(hops.get(i).strip());
      if (hop == null) {
        break; // a proxy of ours that writes no address: then it is the proxy
      }
      source = hop;
    }
    return source == null ? connected : line(source);
  }

  private boolean trusts(byte @Nullable [] address) {
    return address != null && trusted.stream().anyMatch(range -> range.has(address));
  }

  private static String line(byte[] address) {
    try {
      byte[] kept =
          Arrays.copyOf(Arrays.copyOf(address, Math.min(8, address.length)), address.length);
      return InetAddress.getByAddress(kept).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Never asks a name server; an IPv4 address dressed as IPv6 is that IPv4 address. */
  private static byte @Nullable [] bytes(String literal) {
    String text = literal;
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      text = end < 0 ? "" : text.substring(1, end); // with its port behind it
    } else if (text.matches("[0-9.]+:[0-9]+")) {
      text = text.substring(0, text.indexOf(':'));
    }
    if (!NetUtil.isValidIpV4Address(text) && !NetUtil.isValidIpV6Address(text)) {
      return null;
    }
    byte[] bytes = Objects.requireNonNull(NetUtil.createByteArrayFromIpAddressString(text));
    return mapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  private static boolean mapped(byte[] bytes) {
    if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
