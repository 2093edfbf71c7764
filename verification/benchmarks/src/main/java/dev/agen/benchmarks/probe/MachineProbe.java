package dev.agen.benchmarks.probe;

import com.sun.management.OperatingSystemMXBean;
import dev.agen.benchmarks.result.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes this machine. */
final class MachineProbe {

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path RELEASE = Path.of("/etc/os-release");

  private MachineProbe() {}

  static Machine machine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        os(system),
        virtual(),
        system.getSystemLoadAverage(),
        -1);
  }

  private static String cpu() {
    return field(CPU, "model name", ":")
        .or(() -> command("sysctl", "-n", "machdep.cpu.brand_string"))
        .orElse(System.getProperty("os.arch"));
  }

  private static String os(OperatingSystemMXBean system) {
    String kernel = system.getName() + " " + system.getVersion() + " " + system.getArch();
    return field(RELEASE, "PRETTY_NAME", "=")
        .map(name -> name.replace("\"", "") + ", " + kernel)
        .orElse(kernel);
  }

  private static String virtual() {
    return field(CPU, "flags", ":")
        .map(flags -> List.of(flags.split(" ", -1)).contains("hypervisor") ? "yes" : "no")
        .orElse("unknown");
  }

  private static Optional<String> field(Path file, String name, String separator) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(separator) + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> command(String... command) {
    return ShortCommand.output(Path.of("."), command);
  }
}
