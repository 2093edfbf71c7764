package dev.agen.shapes.draw;

import dev.agen.shapes.script.Fault;
import dev.agen.shapes.script.Op;
import dev.agen.shapes.script.Script;
import dev.agen.shapes.script.Step;
import java.util.ArrayList;
import java.util.List;

/** Draws what a driver does with a body. */
final class Scripts {

  private static final int LONG = 80;

  private final Dice dice;
  private final Dialect dialect;

  Scripts(Dice dice, Dialect dialect) {
    this.dice = dice;
    this.dialect = dialect;
  }

  /** {@return one that runs the body to its end, and some that disturb it} */
  List<Script> draw() {
    List<Script> scripts = new ArrayList<>();
    scripts.add(script(LONG, 0));
    scripts.add(script(LONG, 6));
    scripts.add(script(dice.between(2, 25), 25));
    scripts.add(script(dice.between(1, 12), 60));
    return scripts;
  }

  private Script script(int length, int disturbance) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      boolean disturbing = dice.chance(disturbance);
      Op idle = disturbing && i > 0 ? disturbing() : i == 0 ? new Op.Next() : sending();
      Op waiting = dice.chance(disturbance) ? disturbingAwait() : new Op.Next();
      steps.add(new Step(idle, waiting));
    }
    return new Script(dice.number(), steps);
  }

  private Op sending() {
    return dialect.kind() != Kind.GENERATOR || dice.chance(15)
        ? new Op.Next()
        : new Op.Send(value());
  }

  private Object value() {
    boolean fitting = dice.chance(97);
    return switch (dialect.sent()) {
      case INTEGER -> fitting ? number() : "misfit";
      case STRING -> fitting ? text() : (Object) 13;
      case LONG_BOX -> fitting ? (Object) (long) number() : "misfit";
      default ->
          dice.<Object>choice()
              .with(6, this::number)
              .with(3, this::text)
              .with(2, () -> (long) number() << 33)
              .with(1, () -> 'q')
              .with(1, () -> 2.5)
              .with(1, () -> true)
              .draw();
    };
  }

  private int number() {
    return dice.chance(80)
        ? dice.below(7)
        : dice.pick(-1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE);
  }

  private String text() {
    return dice.pick("Aa", "BB", "sent", "");
  }

  private Op disturbing() {
    return dice.<Op>choice()
        .with(6, () -> new Op.Throw(fault()))
        .with(2, Op.Close::new)
        .with(1, Op.Next::new)
        .draw();
  }

  private Op disturbingAwait() {
    return dice.<Op>choice()
        .with(5, () -> new Op.Throw(fault()))
        .with(2, Op.Close::new)
        .with(3, () -> new Op.Send("early"))
        .draw();
  }

  private Fault fault() {
    return dice.chance(85)
        ? dice.pick(
            Fault.OOPS,
            Fault.IO,
            Fault.QUIRK,
            Fault.ILLEGAL_STATE,
            Fault.ARITHMETIC,
            Fault.BOOM,
            Fault.ASSERTION)
        : dice.pick(Fault.EXIT, Fault.STOP);
  }
}
