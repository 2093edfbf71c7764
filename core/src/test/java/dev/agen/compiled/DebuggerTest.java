package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import dev.agen.fixtures.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A debugger stops in a compiled body as it does in the source. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class DebuggerTest {

  private static final Path SOURCE =
      Path.of(
          System.getProperty("agen.root"), "core/src/test/java/dev/agen/compiled/Debuggee.java");

  /** The stops, in order: a breakpoint's name and the local variables. */
  private static final List<String> STOPS = new ArrayList<>();

  private static final List<String> CLASSES = new ArrayList<>();

  private static Map<Integer, String> breakpoints() throws Exception {
    Map<Integer, String> names = new TreeMap<>();
    List<String> lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      int comment = lines.get(i).indexOf("; // ");
      if (comment >= 0) {
        names.put(i + 1, lines.get(i).substring(comment + 5));
      }
    }
    return names;
  }

  @BeforeAll
  static void debug() throws Exception {
    assumeFalse("stackful".equals(System.getProperty("agen.engine")));
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> where = connector.defaultArguments();
    where.get("localAddress").setValue("127.0.0.1");
    where.get("port").setValue("0");
    String address = connector.startListening(where);
    Process child =
        new ProcessBuilder(
                ChildJvm.command(
                    Debuggee.class,
                    List.of(
                        "-agentlib:jdwp=transport=dt_socket,suspend=y,address=127.0.0.1:"
                            + address.substring(address.lastIndexOf(':') + 1))))
            .redirectErrorStream(true)
            .start();
    try {
      VirtualMachine vm = connector.accept(where);
      ClassPrepareRequest prepared = vm.eventRequestManager().createClassPrepareRequest();
      prepared.addClassFilter(Debuggee.class.getName() + "*");
      prepared.enable();
      vm.resume();
      follow(vm, breakpoints());
      assertThat(child.inputReader().readLine()).isEqualTo("42");
    } finally {
      connector.stopListening(where);
      child.destroyForcibly();
    }
  }

  private static void follow(VirtualMachine vm, Map<Integer, String> names) throws Exception {
    while (true) {
      EventSet events = vm.eventQueue().remove();
      for (Event event : events) {
        if (event instanceof VMDisconnectEvent) {
          return;
        } else if (event instanceof ClassPrepareEvent prepare) {
          setBreakpoints(prepare.referenceType(), names);
        } else if (event instanceof BreakpointEvent stop) {
          STOPS.add(names.get(stop.location().lineNumber()) + " " + locals(stop));
        }
      }
      events.resume();
    }
  }

  private static void setBreakpoints(ReferenceType type, Map<Integer, String> names)
      throws AbsentInformationException {
    if (type.name().contains("$$Lambda")) {
      return;
    }
    CLASSES.add(type.name());
    for (int line : names.keySet()) {
      for (Location place : type.locationsOfLine(line)) {
        type.virtualMachine().eventRequestManager().createBreakpointRequest(place).enable();
      }
    }
  }

  private static Map<String, String> locals(BreakpointEvent stop)
      throws IncompatibleThreadStateException, AbsentInformationException {
    StackFrame frame = stop.thread().frame(0);
    Map<String, String> values = new TreeMap<>();
    for (LocalVariable variable : frame.visibleVariables()) {
      if (!variable.name().equals("y")) {
        values.put(variable.name(), String.valueOf(frame.getValue(variable)));
      }
    }
    return values;
  }

  @Test
  @DisplayName("each breakpoint is hit once each time, and variables have their names and values")
  void stopsOncePerPass() {
    String first = "captured=\"n\"";
    String loop = first + ", k=%d, name=\"n!\", square=%d, sum=%d}";
    assertThat(STOPS)
        .containsExactly(
            "first {" + first + "}",
            "yield {" + loop.formatted(0, 0, 0),
            "resumed {" + loop.formatted(0, 0, 0),
            "yield {" + loop.formatted(1, 1, 0),
            "resumed {" + loop.formatted(1, 1, 0),
            "yield {" + loop.formatted(2, 4, 1),
            "resumed {" + loop.formatted(2, 4, 1),
            "call {" + first + ", name=\"n!\", sum=5}",
            "helper-first {base=21}",
            "helper-yield {base=21, twice=42}",
            "helper-last {base=21, twice=42}",
            "used {" + first + ", name=\"n!\", sum=5, unneeded=5}",
            "away {" + first + ", name=\"n!\", sum=5, unneeded=5}",
            "gone {" + first + ", name=\"n!\", sum=5}",
            "back {" + first + ", name=\"n!\", sum=5, unneeded=52}",
            "last {" + first + ", name=\"n!\", sum=5, unneeded=52}");
  }

  @Test
  @DisplayName("the body and the helper run in classes beside the one that has them")
  void classesAreBesideTheirHost() {
    String host = Debuggee.class.getName();
    assertThat(CLASSES)
        .hasSize(3)
        .contains(host)
        .allMatch(name -> name.equals(host) || name.matches("\\Q" + host + "\\E\\$agen\\$\\d+"));
  }
}
