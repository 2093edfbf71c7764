package dev.agen.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Who may use whom: docs/design.md, "Rooms". */
class DependencyRulesTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/core/target/"))
          .importPackages("dev.agen", "dev.agen.function", "dev.agen.internal");

  @Test
  void theCoreUsesNothingButTheJdkAndJspecify() {
    classes()
        .that()
        .resideInAPackage("dev.agen..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("dev.agen..", "java..", "org.jspecify.annotations"))
        .check(CORE);
  }

  @Test
  void theInnerRoomsHaveNoCycles() {
    slices().matching("dev.agen.internal.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void whatIsDrivenKnowsNothingOfBodies() {
    noClasses()
        .that()
        .resideInAPackage("dev.agen.internal.drive")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.agen.internal.protocol..", "dev.agen.internal.engine..")
        .check(CORE);
  }

  @Test
  void theProtocolKnowsNoEngine() {
    noClasses()
        .that()
        .resideInAPackage("dev.agen.internal.protocol")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.agen.internal.engine..")
        .check(CORE);
  }

  @Test
  void onlyTheEngineChooserKnowsAnEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.agen.internal.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.agen.internal.engine.stackful..", "dev.agen.internal.engine.compiled..")
        .check(CORE);
  }

  @Test
  void contextManagersAreWrittenAgainstTheApiAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.agen.internal.contexts")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.agen.internal.protocol..",
            "dev.agen.internal.engine..",
            "dev.agen.internal.drive..")
        .check(CORE);
  }

  @Test
  void theConformanceTestGoesThroughThePublicApi() {
    noClasses()
        .that()
        .resideInAPackage("dev.agen.conformance..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.agen.internal..")
        .check(new ClassFileImporter().importPackages("dev.agen.conformance"));
  }
}
