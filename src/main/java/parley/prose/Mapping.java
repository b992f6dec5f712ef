package parley.prose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of maps, some of which undo earlier ones ("mirrors"): what one took away, its mirror brings
 * back, so a position in it comes back to where it was.
 *
 * <p>Not thread-safe; a part of it ({@link #slice}) looks at the same row.
 */
public final class Mapping implements Mappable {
  private final List<StepMap> maps;
  private final Map<Integer, Integer> mirrors;
  private final int from;

  /** Where a part ends; absent for the whole, which grows. */
  private final @Nullable Integer to;

  public Mapping() {
    this(new ArrayList<>(), new HashMap<>(), 0, null);
  }

  private Mapping(
      List<StepMap> maps, Map<Integer, Integer> mirrors, int from, @Nullable Integer to) {
    this.maps = maps;
    this.mirrors = mirrors;
    this.from = from;
    this.to = to;
  }

  /** The whole row, of which this may be a part. */
  public List<StepMap> maps() {
    return List.copyOf(maps);
  }

  /** The part between two indexes. */
  public Mapping slice(int start, int end) {
    return new Mapping(maps, mirrors, start, end);
  }

  /** Adds a map at the end. */
  public void add(StepMap map) {
    maps.add(map);
  }

  /** Adds a map at the end that undoes the one at an index. */
  public void add(StepMap map, int mirrored) {
    maps.add(map);
    mirror(maps.size() - 1, mirrored);
  }

  private void mirror(int one, int other) {
    mirrors.putIfAbsent(one, other);
    mirrors.putIfAbsent(other, one);
  }

  /** The index of the map that undoes, or is undone by, the one at this index. */
  public @Nullable Integer mirror(int index) {
    return mirrors.get(index);
  }

  /** Adds all maps of another, with their mirrors. */
  public void append(Mapping other) {
    int start = maps.size();
    for (int i = 0; i < other.maps.size(); i++) {
      Integer mirror = other.mirror(i);
      if (mirror != null && mirror < i) {
        add(other.maps.get(i), start + mirror);
      } else {
        add(other.maps.get(i));
      }
    }
  }

  /** Adds what undoes another, with its mirrors. */
  public void appendInverse(Mapping other) {
    int total = maps.size() + other.maps.size();
    for (int i = other.maps.size() - 1; i >= 0; i--) {
      Integer mirror = other.mirror(i);
      if (mirror != null && mirror > i) {
        add(other.maps.get(i).inverse(), total - mirror - 1);
      } else {
        add(other.maps.get(i).inverse());
      }
    }
  }

  public Mapping inverse() {
    Mapping inverse = new Mapping();
    inverse.appendInverse(this);
    return inverse;
  }

  @Override
  public int map(int position, Side side) {
    return follow(position, side).position();
  }

  @Override
  public Mapped follow(int position, Side side) {
    int end = to == null ? maps.size() : to;
    int gone = 0;
    int at = position;
    for (int i = from; i < end; i++) {
      Mapped result = maps.get(i).follow(at, side);
      Integer mirror = result.recover() == Mapped.NOWHERE ? null : mirrors.get(i);
      if (mirror != null && mirror > i && mirror < end) {
        i = mirror;
        at = maps.get(i).recover(result.recover());
      } else {
        gone |= result.gone();
        at = result.position();
      }
    }
    return new Mapped(at, gone, Mapped.NOWHERE);
  }
}
