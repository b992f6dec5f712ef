package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Parley;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** A node that was closed leaves memory: no timer and no client of it holds on to it. */
class ClosedNodeTest {
  private static final int LOOKS_MAX = 200;
  private static final int LOOK_MILLIS = 100;

  @TempDir Path directory;

  @Test
  void aClosedNodeLeavesMemory() throws InterruptedException {
    ReferenceQueue<Parley> left = new ReferenceQueue<>();
    PhantomReference<Parley> node = used(left);
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      System.gc();
      if (node.equals(left.remove(LOOK_MILLIS))) {
        return;
      }
    }
    assertThat(left.poll()).as("the node is still held by something").isNotNull();
  }

  private PhantomReference<Parley> used(ReferenceQueue<Parley> left) {
    try (World world = new World(directory)) {
      Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
      world.person(olga, "ana", "US").opensThread("Water").ok();
      return new PhantomReference<>(world.parley(), left);
    }
  }
}
