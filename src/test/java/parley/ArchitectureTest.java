package parley;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dependencies point down only, cores are pure, and each library has its place. */
class ArchitectureTest {
  /** Bottom first: a package may use those before it. A new package gets its place here. */
  private static final List<String> LAYERS =
      List.of(
          ("web prose document about store annex identity push forum feed live attention room "
                  + "membership arrival oversight notice digest invitation token draft discussion translation conduct agenda paper comment news rendition handout search fora embedded upkeep server")
              .split(" "));

  /** These know nothing of ours but each other. */
  private static final String[] ISLANDS = {
    "parley.embedded.mongo..", "parley.embedded.disk..", "parley.embedded.keycloak.."
  };

  /** Pure: state, decisions, views. Routes and marks (kept beside the journal) are their shell. */
  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(
              "parley.forum..",
              "parley.room..",
              "parley.membership..",
              "parley.oversight..",
              "parley.invitation..",
              "parley.token..",
              "parley.discussion..",
              "parley.translation..",
              "parley.conduct..",
              "parley.prose..",
              "parley.agenda..",
              "parley.paper..",
              "parley.comment..",
              "parley.rendition..")
          .and(
              not(
                  simpleNameEndingWith("Routes")
                      .or(simpleNameEndingWith("Marks"))
                      .or(simpleNameEndingWith("Bearers"))))
          .as("cores");

  /** What makes the same input give another answer. */
  private static final Set<String> IMPURE =
      Set.of(
          "java.time.Instant.now",
          "java.time.Clock.systemUTC",
          "java.time.LocalDate.now",
          "java.time.ZonedDateTime.now",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "parley.web.Ids.random");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("parley");

  @Test
  void everyPackageHasItsPlace() {
    check(
        classes()
            .that()
            .resideOutsideOfPackage("parley")
            .should()
            .resideInAnyPackage(
                LAYERS.stream().map(ArchitectureTest::below).toArray(String[]::new)));
  }

  @Test
  void dependenciesPointDown() {
    for (int i = 0; i < LAYERS.size() - 1; i++) {
      String[] above =
          LAYERS.subList(i + 1, LAYERS.size()).stream()
              .map(ArchitectureTest::below)
              .toArray(String[]::new);
      check(
          noClasses()
              .that()
              .resideInAPackage(below(LAYERS.get(i)))
              .should()
              .dependOnClassesThat(
                  resideInAnyPackage(above).or(resideInAPackage("parley")).as("those above")));
    }
  }

  @Test
  void onlyMainKnowsTheServerAndTheIslands() {
    check(
        noClasses()
            .that(not(resideInAPackage("parley")).and(not(resideInAPackage("parley.server.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("parley.server.."));
    check(
        noClasses()
            .that(resideInAnyPackage(ISLANDS))
            .should()
            .dependOnClassesThat(
                resideInAPackage("parley..").and(not(resideInAnyPackage(ISLANDS))).as("the rest")));
  }

  @Test
  void librariesStayInTheirPlace() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "parley", "parley.web..", "parley.server..", "parley.push..", "parley.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("parley.store..")
            .should()
            // its exception says that the database is away, which the shells around cores must hear
            .dependOnClassesThat(
                resideInAPackage("com.mongodb..").and(not(simpleName("MongoException")))));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("parley.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.bwaldvogel..", "org.h2..", "com.icegreen.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("parley.search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("parley.notice..", "parley.embedded.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.."));
  }

  /**
   * Who has no seat reads nothing, but by a secret; texts look which of them were purged, and the
   * commands of an operator whether all opens.
   */
  @Test
  void onlyInvitationsLookWithoutASeat() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "parley.invitation..", "parley.token..", "parley.live..", "parley.upkeep..")
            .and()
            .doNotHaveFullyQualifiedName("parley.draft.Texts")
            .should()
            .callMethod(parley.live.Forums.class, "unseated", String.class));
  }

  @Test
  void coresArePure() {
    check(
        classes()
            .that(CORE)
            .should(
                never(
                    callMethodWhere(
                        DescribedPredicate.<JavaMethodCall>describe(
                            "reads clock, chance or surroundings",
                            call ->
                                IMPURE.contains(
                                    call.getTargetOwner().getName() + "." + call.getName()))))));
    check(
        classes()
            .that(CORE)
            .should(
                never(
                    dependOnClassesThat(
                        resideInAnyPackage(
                                "java.net..", "java.nio.file..", "java.util.concurrent..")
                            .as("in- and output and threads")))));
  }

  @Test
  void eventsAndCommandsAreRecordsOfSealedFamilies() {
    check(
        classes()
            .that(
                DescribedPredicate.describe(
                    "are events or commands",
                    c ->
                        c.isAssignableTo("parley.forum.Event")
                            || c.isAssignableTo("parley.forum.Command")))
            .should(beSealedOrRecords())
            .allowEmptyShould(true));
  }

  private static ArchCondition<JavaClass> beSealedOrRecords() {
    return new ArchCondition<>("be records, in interfaces that are sealed") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean root = item.getPackageName().equals("parley.forum") && item.isInterface();
        boolean holds = item.isRecord() || item.reflect().isSealed() || root;
        if (!holds) {
          events.add(SimpleConditionEvent.violated(item, item.getDescription() + " is neither"));
        }
      }
    };
  }

  private static <T> ArchCondition<T> never(ArchCondition<? super T> condition) {
    return com.tngtech.archunit.lang.conditions.ArchConditions.never(condition).forSubtype();
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }

  private static String below(String layer) {
    return "parley." + layer + "..";
  }
}
