package dev.agen.stream;

import dev.agen.stream.catalogue.ConcurrentCatalogue;
import dev.agen.stream.catalogue.TransformCatalogue;
import dev.agen.testing.OperatorRules;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Every operator keeps the rules")
class OperatorRulesTest extends OperatorRules {

  @Override
  protected List<OperatorUnderTest> operators() {
    return Stream.of(TransformCatalogue.all(), ConcurrentCatalogue.all())
        .flatMap(List::stream)
        .toList();
  }
}
