package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.agen.AsyncStream;
import dev.agen.Engine;
import dev.agen.stream.catalogue.BufferCatalogue;
import dev.agen.stream.catalogue.ConcurrentCatalogue;
import dev.agen.stream.catalogue.ErrorCatalogue;
import dev.agen.stream.catalogue.JoinCatalogue;
import dev.agen.stream.catalogue.MakeCatalogue;
import dev.agen.stream.catalogue.MergeCatalogue;
import dev.agen.stream.catalogue.SelectCatalogue;
import dev.agen.stream.catalogue.TimeCatalogue;
import dev.agen.stream.catalogue.TransformCatalogue;
import dev.agen.stream.catalogue.WindowCatalogue;
import dev.agen.testing.OperatorRules;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Every operator keeps the rules")
class OperatorRulesTest extends OperatorRules {

  @Override
  protected List<OperatorUnderTest> operators() {
    return Stream.of(
            TransformCatalogue.all(),
            SelectCatalogue.all(),
            WindowCatalogue.all(),
            JoinCatalogue.all(),
            MergeCatalogue.all(),
            ConcurrentCatalogue.all(),
            BufferCatalogue.all(),
            TimeCatalogue.all(),
            ErrorCatalogue.all(),
            MakeCatalogue.all())
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  @DisplayName("The bodies of operators are compiled")
  Stream<DynamicTest> compiled() {
    assumeFalse("stackful".equals(System.getProperty("agen.engine")));
    return operators().stream()
        .map(operator ->
            dynamicTest(
                operator.name(),
                () -> {
                  AsyncStream<?> stream = operator.stream();
                  assertThat(stream.engine()).isInstanceOf(Engine.Compiled.class);
                  assertThat(stream.open().engine()).isInstanceOf(Engine.Compiled.class);
                }));
  }
}
