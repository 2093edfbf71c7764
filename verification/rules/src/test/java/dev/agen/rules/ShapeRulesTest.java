package dev.agen.rules;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What classes look like: CONTRIBUTING.md, "House rules". */
class ShapeRulesTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/core/target/"))
          .importPackages("dev.agen", "dev.agen.function", "dev.agen.internal");

  private static final DescribedPredicate<JavaClass> PLAIN =
      DescribedPredicate.describe(
          "plain classes", type -> !type.isInterface() && !type.isEnum() && !type.isRecord());

  @Test
  void innerClassesAreFinalOrMeantToBeExtended() {
    classes()
        .that(PLAIN)
        .and()
        .resideInAPackage("dev.agen.internal..")
        .and()
        .areNotAnonymousClasses()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CORE);
  }

  @Test
  void noInnerTypeShowsInThePublicApi() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("dev.agen", "dev.agen.function")
        .should(
            new ArchCondition<JavaMethod>("mention exported types only") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                        method.getParameterTypes().stream(), Stream.of(method.getReturnType()))
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .filter(type -> type.getPackageName().startsWith("dev.agen.internal"))
                    .forEach(type ->
                        events.add(
                            SimpleConditionEvent.violated(
                                method, method.getFullName() + " mentions " + type.getName())));
              }
            })
        .check(CORE);
  }

  @Test
  void noFieldIsPublicUnlessConstant() {
    noFields().that().areNotStatic().should(haveModifier(JavaModifier.PUBLIC)).check(CORE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CORE);
  }

  @Test
  void theCoreNeitherSleepsNorPrints() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CORE);
    noClasses().should().accessField(System.class, "out").check(CORE);
    noClasses().should().accessField(System.class, "err").check(CORE);
  }
}
