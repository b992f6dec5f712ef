package parley.house;

import static javax.lang.model.element.Modifier.SEALED;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** One walk through a file, noting every place that breaks a rule. */
final class JavaRules extends TreePathScanner<Void, Void> {
  private static final int METHOD_LINES_MAX = 40;
  private static final int PARAMETERS_MAX = 4;
  private static final Set<String> SUFFIXES =
      Set.of("Impl", "Helper", "Util", "Utils", "Manager", "Dto", "Handler");
  private static final Set<String> TOO_WIDE = Set.of("Exception", "Throwable");

  private final Sources sources;
  private final CompilationUnitTree unit;
  private final Path file;
  private final List<Found> found = new ArrayList<>();

  private JavaRules(Sources sources, CompilationUnitTree unit) {
    this.sources = sources;
    this.unit = unit;
    this.file = Path.of("").toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri()));
  }

  static List<Found> in(Sources sources, CompilationUnitTree unit) {
    JavaRules rules = new JavaRules(sources, unit);
    rules.scan(unit, null);
    return rules.found;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
    String name = tree.getSimpleName().toString();
    SUFFIXES.stream()
        .filter(name::endsWith)
        .forEach(suffix -> note(tree, name + ": no suffix " + suffix));
    name(tree, name, false);
    return super.visitClass(tree, null);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
    String name = tree.getName().toString();
    boolean inherited = overrides(tree);
    name(tree, name, inherited);
    long lines = line(end(tree)) - line(start(tree.getBody() == null ? tree : tree.getBody())) + 1;
    if (lines > METHOD_LINES_MAX) {
      note(tree, name + " has " + lines + " lines, at most " + METHOD_LINES_MAX);
    }
    int parameters = tree.getParameters().size();
    if (parameters > PARAMETERS_MAX && !inherited && !buildsRecord(tree)) {
      note(tree, name + " takes " + parameters + " values, at most " + PARAMETERS_MAX);
    }
    return super.visitMethod(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
    name(tree, tree.getName().toString(), false);
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitCatch(CatchTree tree, @Nullable Void nothing) {
    Tree type = tree.getParameter().getType();
    List<? extends Tree> types =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    types.stream()
        .map(Tree::toString)
        .filter(TOO_WIDE::contains)
        .forEach(wide -> note(tree, "catches " + wide + ": catch the precise type"));
    if (tree.getBlock().getStatements().isEmpty()) {
      note(tree, "an empty catch");
    }
    return super.visitCatch(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    if (tree.getMethodSelect().toString().endsWith("Thread.sleep")) {
      note(tree, "Thread.sleep: wait for what is awaited");
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
    noDefault(tree, tree.getExpression(), tree.getCases());
    return super.visitSwitch(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
    noDefault(tree, tree.getExpression(), tree.getCases());
    return super.visitSwitchExpression(tree, null);
  }

  /** The compiler then tells every place that a new event or value needs. */
  private void noDefault(Tree tree, ExpressionTree on, List<? extends CaseTree> cases) {
    boolean has =
        cases.stream()
            .flatMap(one -> one.getLabels().stream())
            .anyMatch(DefaultCaseLabelTree.class::isInstance);
    if (has && isClosedTypeOfOurs(new TreePath(getCurrentPath(), on))) {
      note(tree, "a default over a sealed type or enum of ours");
    }
  }

  private boolean isClosedTypeOfOurs(TreePath path) {
    return sources.trees().getTypeMirror(path) instanceof DeclaredType type
        && type.asElement() instanceof TypeElement element
        && element.getQualifiedName().toString().startsWith("parley.")
        && (element.getKind() == ElementKind.ENUM || element.getModifiers().contains(SEALED));
  }

  private static boolean overrides(MethodTree tree) {
    return tree.getModifiers().getAnnotations().stream()
        .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
  }

  private boolean buildsRecord(MethodTree tree) {
    return tree.getReturnType() == null
        && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
  }

  private void name(Tree tree, String name, boolean inherited) {
    if (!inherited) {
      Vocabulary.wrongIn(unit, name)
          .forEach(word -> note(tree, name + ": not a word of ours: " + word));
    }
  }

  private void note(Tree tree, String what) {
    found.add(new Found(file, line(start(tree)), what));
  }

  private long start(Tree tree) {
    return sources.trees().getSourcePositions().getStartPosition(unit, tree);
  }

  private long end(Tree tree) {
    BlockTree body = tree instanceof MethodTree method ? method.getBody() : null;
    return sources.trees().getSourcePositions().getEndPosition(unit, body == null ? tree : body);
  }

  private long line(long position) {
    return position < 0 ? 1 : unit.getLineMap().getLineNumber(position);
  }
}
