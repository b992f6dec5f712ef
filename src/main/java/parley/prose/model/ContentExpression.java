package parley.prose.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a content expression such as {@code paragraph (paragraph | bullet_list)*}: to a
 * nondeterministic automaton while it is read, and that to states of {@link ContentMatch}, as
 * prosemirror-model's content.ts does. Expressions come from our own schema only.
 */
final class ContentExpression {
  /** A step on from a state: by a node of a type, or, without one, by nothing. */
  private static final class Edge {
    final @Nullable NodeType type;
    int to = -1;

    Edge(@Nullable NodeType type) {
      this.type = type;
    }
  }

  /** A part of the expression: builds its edges from a state, returns those that lead out of it. */
  private interface Part {
    List<Edge> from(int state);
  }

  private final List<List<Edge>> states = new ArrayList<>();
  private final Map<List<Integer>, ContentMatch> compiled = new HashMap<>();
  private final List<String> tokens;
  private final Collection<NodeType> types;
  private int at;

  private ContentExpression(String expression, Collection<NodeType> types) {
    this.tokens =
        Arrays.stream(expression.split("\\s+|(?<=\\W)|(?=\\W)"))
            .filter(token -> !token.isBlank())
            .toList();
    this.types = types;
  }

  static ContentMatch compile(String expression, Collection<NodeType> types) {
    ContentExpression reading = new ContentExpression(expression, types);
    return reading.tokens.isEmpty() ? ContentMatch.EMPTY : reading.compiled();
  }

  private ContentMatch compiled() {
    state();
    Part whole = choice();
    if (at < tokens.size()) {
      throw wrong();
    }
    lead(whole.from(0), state());
    return explore(reachable(0));
  }

  private Part choice() {
    List<Part> parts = new ArrayList<>();
    do {
      parts.add(sequence());
    } while (eats("|"));
    return from -> {
      List<Edge> out = new ArrayList<>();
      parts.forEach(part -> out.addAll(part.from(from)));
      return out;
    };
  }

  private Part sequence() {
    Part sequence = repeated();
    while (at < tokens.size() && !next().equals(")") && !next().equals("|")) {
      Part before = sequence;
      Part after = repeated();
      sequence =
          from -> {
            int between = state();
            lead(before.from(from), between);
            return after.from(between);
          };
    }
    return sequence;
  }

  private Part repeated() {
    Part part = atom();
    for (; ; ) {
      Part once = part;
      if (eats("+")) {
        part = from -> looped(once, from, true);
      } else if (eats("*")) {
        part = from -> looped(once, from, false);
      } else if (eats("?")) {
        part =
            from -> {
              List<Edge> out = new ArrayList<>(List.of(edge(from, null)));
              out.addAll(once.from(from));
              return out;
            };
      } else {
        return part;
      }
    }
  }

  private List<Edge> looped(Part part, int from, boolean atLeastOnce) {
    int loop = state();
    if (atLeastOnce) {
      lead(part.from(from), loop);
    } else {
      edge(from, null).to = loop;
    }
    lead(part.from(loop), loop);
    return List.of(edge(loop, null));
  }

  private Part atom() {
    if (eats("(")) {
      Part inner = choice();
      if (!eats(")")) {
        throw wrong();
      }
      return inner;
    }
    String name = next();
    at++;
    List<NodeType> named = types.stream().filter(type -> type.name().equals(name)).toList();
    List<NodeType> meant =
        named.isEmpty() ? types.stream().filter(type -> type.isCalled(name)).toList() : named;
    if (meant.isEmpty()) {
      throw wrong();
    }
    return from -> meant.stream().map(type -> edge(from, type)).toList();
  }

  private String next() {
    if (at == tokens.size()) {
      throw wrong();
    }
    return tokens.get(at);
  }

  private boolean eats(String token) {
    boolean eaten = at < tokens.size() && tokens.get(at).equals(token);
    at += eaten ? 1 : 0;
    return eaten;
  }

  private Unfit wrong() {
    return new Unfit("Not a content expression: " + String.join(" ", tokens));
  }

  private int state() {
    states.add(new ArrayList<>());
    return states.size() - 1;
  }

  private Edge edge(int from, @Nullable NodeType type) {
    Edge edge = new Edge(type);
    states.get(from).add(edge);
    return edge;
  }

  private static void lead(List<Edge> edges, int to) {
    edges.forEach(edge -> edge.to = to);
  }

  /** The states reached by nothing, without those that only lead on by nothing. */
  private List<Integer> reachable(int state) {
    List<Integer> found = new ArrayList<>();
    scan(state, found);
    found.sort(Comparator.reverseOrder());
    return found;
  }

  private void scan(int state, List<Integer> found) {
    List<Edge> edges = states.get(state);
    if (edges.size() == 1 && edges.getFirst().type == null) {
      scan(edges.getFirst().to, found);
      return;
    }
    found.add(state);
    for (Edge edge : edges) {
      if (edge.type == null && !found.contains(edge.to)) {
        scan(edge.to, found);
      }
    }
  }

  private ContentMatch explore(List<Integer> set) {
    Map<NodeType, List<Integer>> out = new LinkedHashMap<>();
    for (int state : set) {
      for (Edge edge : states.get(state)) {
        if (edge.type != null) {
          List<Integer> next = out.computeIfAbsent(edge.type, type -> new ArrayList<>());
          reachable(edge.to).stream().filter(one -> !next.contains(one)).forEach(next::add);
        }
      }
    }
    ContentMatch match = new ContentMatch(set.contains(states.size() - 1));
    compiled.put(set, match);
    out.forEach((type, next) -> {
      next.sort(Comparator.reverseOrder());
      ContentMatch known = compiled.get(next);
      match.edge(type, known == null ? explore(next) : known);
    });
    return match;
  }
}
