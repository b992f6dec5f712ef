package parley.faults.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A line to a MongoDB server, on which single commands can be tampered with. */
public final class MongoLine extends FaultyLine {
  private static final int NOT_WRITABLE_PRIMARY = 10107;
  private final List<Trick> tricks;

  /** One to a port on loopback. */
  public MongoLine(int target) {
    this(target, new CopyOnWriteArrayList<>());
  }

  private MongoLine(int target, List<Trick> tricks) {
    super(target, () -> new Talk(tricks));
    this.tricks = tricks;
  }

  /** Plays a trick on the next such command, on whichever connection it comes. */
  public Trick next(Trick.Kind kind, String command, String collection) {
    Trick trick = new Trick(kind, command, collection);
    tricks.add(trick);
    return trick;
  }

  /** What MongoDB's driver and server say on one connection. */
  private record Talk(List<Trick> tricks, Map<Integer, Trick> awaited) implements Traffic {
    Talk(List<Trick> tricks) {
      this(tricks, new ConcurrentHashMap<>());
    }

    @Override
    public byte @Nullable [] next(InputStream in) throws IOException {
      Packet packet = Packet.read(in);
      return packet == null ? null : packet.bytes();
    }

    @Override
    public byte @Nullable [] passed(Way way, byte[] piece, Link link) throws IOException {
      Packet packet = new Packet(piece);
      return way == Way.UP ? asked(packet, link) : answered(packet);
    }

    private byte @Nullable [] asked(Packet packet, Link link) throws IOException {
      Trick trick =
          tricks.stream()
              .filter(each -> packet.is(each.command, each.collection))
              .findFirst()
              .orElse(null);
      boolean ours = trick != null && tricks.remove(trick); // not if another connection took it
      return trick == null || !ours ? packet.bytes() : played(trick, packet, link);
    }

    private byte @Nullable [] played(Trick trick, Packet packet, Link link) throws IOException {
      return switch (trick.kind) {
        case LOSE_ANSWER, SWALLOW_ANSWER -> {
          awaited.put(packet.request(), trick);
          yield packet.bytes();
        }
        case HOLD -> {
          if (!trick.hold()) {
            throw new IOException("nobody let go of it");
          }
          yield packet.bytes();
        }
        case NOT_PRIMARY -> {
          Packet refusal = packet.refusal(NOT_WRITABLE_PRIMARY, "NotWritablePrimary");
          yield instead(refusal, trick, link);
        }
        case TAKEN -> instead(packet.taken(), trick, link);
      };
    }

    private static byte @Nullable [] instead(Packet answer, Trick trick, Link link)
        throws IOException {
      link.offer(Way.DOWN, answer.bytes());
      trick.played();
      return null;
    }

    private byte @Nullable [] answered(Packet packet) throws IOException {
      Trick trick = awaited.remove(packet.answered());
      if (trick == null) {
        return packet.bytes();
      }
      trick.played();
      if (trick.kind == Trick.Kind.LOSE_ANSWER) {
        throw new IOException("the answer is lost");
      }
      return null;
    }
  }
}
