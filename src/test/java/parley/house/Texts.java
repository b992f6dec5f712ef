package parley.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for files of every kind, line by line. */
public final class Texts {
  /** What is ours, and written by hand. */
  private static final List<Path> OURS =
      Stream.of("src", "config", "webroot/src", "webroot/static", "pom.xml", "README.md")
          .map(Path::of)
          .toList();

  private static final Map<String, Pattern> NOT_IN_SCRIPTS =
      Map.of(
          "text as markup",
          Pattern.compile(
              "innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\\.write"),
          "text as code",
          Pattern.compile("\\beval\\(|new Function\\("),
          "inline style or script",
          Pattern.compile("<script|<style|<[a-z][^>]*\\s(style|on[a-z]+)="));

  private static final Map<String, Pattern> NOT_IN_PAGES =
      Map.of(
          "inline style or script",
          Pattern.compile("<script(?![^>]*\\ssrc=)|<style|\\s(style|on[a-z]+)="));

  /** Paths of one machine, and where packages were fetched from: a clone elsewhere has neither. */
  private static final Map<String, Pattern> OF_ONE_MACHINE =
      Map.of(
          "a path of one machine",
          Pattern.compile("(?<![\\w.}])/(root|home|Users|work)/[a-z.]"),
          "the address of a registry",
          Pattern.compile("registry[.]npmjs|repo1?[.]maven"));

  private static final Map<String, Pattern> UNFINISHED =
      Map.of("do it, or file it", Pattern.compile("\\b(TOD[O]|FIXM[E]|XX[X])\\b"));

  private Texts() {}

  /** The pages keep to what our Content-Security-Policy allows; tests may show what does not. */
  public static List<Found> unsafePages() throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path file : below(".ts")) {
      if (!file.toString().endsWith(".test.ts")) {
        found.addAll(in(file, NOT_IN_SCRIPTS));
      }
    }
    for (Path file : below(".html")) {
      if (file.startsWith("webroot")) {
        found.addAll(in(file, NOT_IN_PAGES));
      }
    }
    return found;
  }

  public static List<Found> unfinished() throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path file : below(".java", ".ts", ".mjs", ".css", ".html", ".sh", ".xml", ".yaml")) {
      found.addAll(in(file, UNFINISHED));
    }
    return found;
  }

  public static List<Found> ofOneMachine() throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path file :
        below(".java", ".ts", ".mjs", ".html", ".sh", ".xml", ".yaml", ".json", ".md")) {
      found.addAll(in(file, OF_ONE_MACHINE));
    }
    found.addAll(in(Path.of("webroot/package-lock.json"), OF_ONE_MACHINE));
    return found;
  }

  /** Our own files whose names end in one of these, in order. */
  static List<Path> below(String... ends) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path top : OURS) {
      if (Files.exists(top)) {
        try (var all = Files.walk(top)) {
          all.filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith))
              .sorted()
              .forEach(files::add);
        }
      }
    }
    return files;
  }

  private static List<Found> in(Path file, Map<String, Pattern> rules) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (var rule : rules.entrySet()) {
        if (rule.getValue().matcher(lines.get(i)).find()) {
          found.add(new Found(file, i + 1, rule.getKey()));
        }
      }
    }
    return found;
  }
}
