package parley.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** Java files, parsed; the product's also with their types known. */
public record Sources(Trees trees, List<CompilationUnitTree> units) {
  public static Sources typed(Path root) throws IOException {
    return read(root, true);
  }

  public static Sources parsed(Path root) throws IOException {
    return read(root, false);
  }

  private static Sources read(Path root, boolean typed) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
    List<String> options =
        List.of("-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
    List<Path> paths = Texts.below(".java").stream().filter(file -> file.startsWith(root)).toList();
    var task =
        (JavacTask)
            compiler.getTask(
                null, files, null, options, null, files.getJavaFileObjectsFromPaths(paths));
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    if (typed) {
      task.analyze();
    }
    return new Sources(Trees.instance(task), units);
  }
}
