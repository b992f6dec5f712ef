package parley.push;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.push.wire.Shared;
import parley.web.Account;

/**
 * The receivers of one room on this node, by kind of viewer: those of one kind get the same text,
 * encoded once. Each call reaches an event loop as one task, so all receivers see one order.
 *
 * <p>Not locked: its owner calls it under the lock that orders what it publishes.
 *
 * @param <K> kind of viewer, compared by {@code equals}
 */
public final class Channel<K> {
  private static final Receiver[] NOBODY = {};

  private final Map<Receiver, K> kinds = new IdentityHashMap<>();
  private final Map<String, List<Receiver>> accounts = new HashMap<>();

  /** The arrays are never written to once they stand here, as event loops go on reading them. */
  private final Map<Context, Map<K, Receiver[]>> loops = new IdentityHashMap<>();

  /** From here on it gets what is published for this kind. Adding it again changes its kind. */
  public void add(K kind, Receiver receiver) {
    remove(receiver);
    kinds.put(receiver, kind);
    accounts.computeIfAbsent(receiver.account().id(), a -> new ArrayList<>(2)).add(receiver);
    Map<K, Receiver[]> loop = loops.computeIfAbsent(receiver.context(), c -> new HashMap<>());
    Receiver[] some = loop.getOrDefault(kind, NOBODY);
    Receiver[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = receiver;
    loop.put(kind, more);
  }

  public void remove(Receiver receiver) {
    K kind = kinds.remove(receiver);
    if (kind == null) {
      return;
    }
    accounts.computeIfPresent(
        receiver.account().id(),
        (account, some) -> some.remove(receiver) && some.isEmpty() ? null : some);
    Map<K, Receiver[]> loop = loops.getOrDefault(receiver.context(), new HashMap<>());
    Receiver[] fewer = without(loop.getOrDefault(kind, NOBODY), receiver);
    if (fewer.length > 0) {
      loop.put(kind, fewer);
    } else {
      loop.remove(kind);
      if (loop.isEmpty()) {
        loops.remove(receiver.context());
      }
    }
  }

  /**
   * Sends each kind its frame.
   *
   * @param encode called once a kind; null when this kind is to notice nothing
   */
  public void publish(Function<K, @Nullable String> encode) {
    Map<K, Frame> frames = new HashMap<>();
    loops.forEach((context, loop) -> {
      List<Delivery> deliveries = new ArrayList<>(loop.size());
      loop.forEach((kind, receivers) -> {
        Frame frame = frames.computeIfAbsent(kind, k -> new Frame(encode.apply(k)));
        if (frame.text != null) {
          deliveries.add(new Delivery(frame.text, receivers));
        }
      });
      run(context, deliveries);
    });
  }

  /** Sends a frame to the lasting receivers of one account. */
  public void toAccount(String account, String frame) {
    for (Receiver receiver : accounts.getOrDefault(account, List.of())) {
      if (receiver.lasting()) {
        send(receiver, frame);
      }
    }
  }

  /** Sends these a last frame and forgets them. */
  public void dismiss(Predicate<Account> who, String last) {
    forget(kinds.keySet().stream().filter(one -> who.test(one.account())).toList(), last);
  }

  /** The same for whole kinds. */
  public void dismissKinds(Predicate<K> which, String last) {
    List<Receiver> found = new ArrayList<>();
    for (Map<K, Receiver[]> loop : loops.values()) {
      loop.forEach((kind, receivers) -> {
        if (which.test(kind)) {
          found.addAll(List.of(receivers));
        }
      });
    }
    forget(found, last);
  }

  private void forget(List<Receiver> dismissed, String last) {
    for (Receiver one : dismissed) {
      send(one, last);
      remove(one);
    }
  }

  private static void send(Receiver receiver, String frame) {
    receiver.context().runOnContext(now -> receiver.send(frame));
  }

  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  public int size() {
    return kinds.size();
  }

  private static void run(Context context, List<Delivery> deliveries) {
    if (!deliveries.isEmpty()) {
      context.runOnContext(now -> {
        for (Delivery delivery : deliveries) {
          try (Shared frame = new Shared(delivery.frame)) {
            for (Receiver receiver : delivery.to) {
              receiver.send(frame);
            }
          }
        }
      });
    }
  }

  @SuppressWarnings("ReferenceEquality") // A receiver is itself and no other.
  private static Receiver[] without(Receiver[] some, Receiver gone) {
    Receiver[] fewer = new Receiver[some.length - 1];
    int kept = 0;
    for (Receiver receiver : some) {
      if (receiver != gone) {
        fewer[kept++] = receiver;
      }
    }
    return fewer;
  }

  private record Frame(@Nullable String text) {}

  private record Delivery(String frame, Receiver[] to) {}
}
